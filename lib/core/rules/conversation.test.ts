import { describe, expect, it } from 'vitest'
import { conversation } from './conversation'

describe('conversation', () => {
  it('begins from the request of RFC 6455 §1.3', () => {
    const seen = conversation({ name: 'sample', because: 'x' })
    expect(seen.request?.start.target).toBe('/chat')
    expect(seen.target?.host).toBe('example.com')
    expect(seen.response).toBeUndefined()
  })
  it('reads interim heads, the final head and the body apart', () => {
    const seen = conversation({
      name: 'x',
      because: 'x',
      response: 'HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 403 Forbidden\r\nServer: a\r\n\r\nno',
    })
    expect(seen.interim).toHaveLength(1)
    expect(seen.response?.start.status).toBe(403)
    expect(seen.body?.bytes).toEqual(Uint8Array.of(0x6e, 0x6f))
  })
  it('keeps what follows a 101 as the first octets', () => {
    const seen = conversation({ name: 'x', because: 'x', response: 'HTTP/1.1 101 Switching Protocols\r\n\r\n\x81\x00' })
    expect(seen.firstOctets).toEqual(Uint8Array.of(0x81, 0))
    expect(seen.body).toBeUndefined()
  })
  it('says what came when it is no HTTP', () => {
    expect(conversation({ name: 'x', because: 'x', response: 'SSH-2.0-x\r\n' }).answer?.how).toBe('not-http')
  })
})
