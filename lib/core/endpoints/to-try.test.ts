import { describe, expect, it } from 'vitest'
import { asking, type Conversation, seenIn } from '../../testing/pack-tester'
import { requestWhere } from '../rules/sample'
import { lookAt } from './look'
import { http11, lackOf, ownOrigin, standardFields, version13, withoutExtensions, withoutOrigin, withoutSubprotocols } from './to-try'

const look = (request: Conversation['request'], url?: string) =>
  lookAt(seenIn({ ...(request ? { request } : {}), ...(url ? { url } : {}) }))
const SAMPLE = look(undefined)

describe('what can be tried', () => {
  it('is nothing where the request is the one of RFC 6455 §1.3', () => {
    expect(lackOf(SAMPLE)).toBeNull()
    for (const change of [standardFields, version13, http11, withoutOrigin, withoutSubprotocols, withoutExtensions]) {
      expect(change(SAMPLE)).toBeNull()
    }
  })

  it.each([
    [requestWhere('Connection', 'Connection: keep-alive'), 'Connection does not name upgrade'],
    [requestWhere('Upgrade', 'Upgrade: foo'), 'Upgrade does not name websocket'],
    [requestWhere('Sec-WebSocket-Version', 'Sec-WebSocket-Version: 8'), 'Sec-WebSocket-Version is not 13'],
    [requestWhere('Sec-WebSocket-Key', 'Sec-WebSocket-Key: abc'), 'Sec-WebSocket-Key is not 16 octets in base64'],
    [['POST /chat HTTP/1.1', ...requestWhere('none').slice(1)], 'the method is POST'],
    [['GET /chat HTTP/1.0', ...requestWhere('none').slice(1)], 'the version of HTTP is HTTP/1.0'],
  ])('names what %s lacks', (request, lack) => {
    expect(lackOf(look(request))).toBe(lack)
    expect(standardFields(look(request))?.edits).toContainEqual({ line: 'Sec-WebSocket-Key', value: '{{auto}}' })
  })

  it('is one edit of what was sent', () => {
    const all = look(asking('/chat', 'Origin: https://evil.example', 'Sec-WebSocket-Protocol: chat', 'Sec-WebSocket-Extensions: foo'))
    expect(withoutOrigin(all)?.edits).toEqual([{ line: 'Origin', value: null }])
    expect(ownOrigin(all)?.edits).toEqual([{ line: 'Origin', value: 'http://example.com' }])
    expect(withoutSubprotocols(all)?.edits).toEqual([{ line: 'Sec-WebSocket-Protocol', value: null }])
    expect(withoutExtensions(all)?.edits).toEqual([{ line: 'Sec-WebSocket-Extensions', value: null }])
    expect(version13(look(requestWhere('Sec-WebSocket-Version')))?.edits).toEqual([{ line: 'Sec-WebSocket-Version', value: '13' }])
    expect(http11(look(['GET /chat HTTP/1.0', 'Host: example.com']))?.edits).toEqual([{ draft: { httpVersion: 'HTTP/1.1' } }])
  })

  it('knows the origin of the endpoint', () => {
    expect(ownOrigin(look(asking('/chat', 'Origin: http://example.com')))).toBeNull()
    expect(ownOrigin(look(undefined, 'ws://example.com:8080/chat'))?.edits).toEqual([{ line: 'Origin', value: 'http://example.com:8080' }])
  })
})
