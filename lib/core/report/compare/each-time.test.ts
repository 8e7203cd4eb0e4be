import { describe, expect, it } from 'vitest'
import { steadyForm } from './each-time'

const form = (text: string) => steadyForm({ text, name: text.slice(0, text.indexOf(':')), value: text.slice(text.indexOf(':') + 1).trim() })

describe('steadyForm', () => {
  it('leaves out values that are drawn for each handshake (RFC 6455 §4.1), and keeps how the name is spelled', () => {
    expect(form('Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==')).toBe('Sec-WebSocket-Key:')
    expect(form('sec-websocket-key: AAAAAAAAAAAAAAAAAAAAAA==')).toBe('sec-websocket-key:')
    expect(form('Date: Fri, 20 Nov 2026 10:00:00 GMT')).toBe('Date:')
  })
  it('leaves out the values of cookies, and keeps their names and attributes', () => {
    expect(form('Cookie: a=1; b=2')).toBe('Cookie: a; b')
    expect(form('Set-Cookie: JSESSIONID=abc; Path=/; Expires=Fri, 20 Nov 2026 10:00:00 GMT; HttpOnly')).toBe(
      'Set-Cookie: JSESSIONID; Path=/; HttpOnly',
    )
  })
  it('keeps any other line octet for octet', () => {
    expect(form('Origin:  https://a.example')).toBe('Origin:  https://a.example')
  })
})
