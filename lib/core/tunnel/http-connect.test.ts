import { describe, expect, it } from 'vitest'
import { feed } from '../../testing/feed'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { httpConnect } from './http-connect'
import type { TunnelState } from './tunnel'

const END = { host: 'echo.example', port: 443 }
/** States that decide, with `rest` set aside, for readers fed in any pieces. */
const decided = (state: TunnelState) =>
  state.state === 'waiting'
    ? []
    : [state.state === 'granted' ? `granted ${state.reply}` : `${state.state} ${'detail' in state ? state.detail : ''}`]
const reader =
  (credentials: Parameters<typeof httpConnect>[1] = null) =>
  () => {
    const tunnel = httpConnect(END, credentials)
    let over = false
    return (chunk: Uint8Array) => {
      const told = over ? [] : decided(tunnel.push(chunk))
      over ||= told.length > 0
      return told
    }
  }
const push = (text: string) => httpConnect(END, null).push(latin1Encode(text))

describe('httpConnect', () => {
  it('asks with the authority as target and Host (RFC 9110 §9.3.6)', () => {
    const { first } = httpConnect(END, null)
    expect(latin1Decode(first.bytes)).toBe('CONNECT echo.example:443 HTTP/1.1\r\nHost: echo.example:443\r\n\r\n')
    expect(first.secrets).toEqual([])
    expect(latin1Decode(httpConnect({ host: '::1', port: 80 }, null).first.bytes)).toContain(
      'CONNECT [::1]:80 HTTP/1.1\r\nHost: [::1]:80\r\n',
    )
  })
  it('tells user and password in Basic form, and which octets are secret (RFC 7617 §2)', () => {
    const { bytes, secrets } = httpConnect(END, { user: 'Aladdin', password: 'open sesame' }).first
    expect(latin1Decode(bytes)).toContain('\r\nProxy-Authorization: Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==\r\n\r\n')
    expect(secrets.map(({ start, end }) => latin1Decode(bytes, start, end))).toEqual(['QWxhZGRpbjpvcGVuIHNlc2FtZQ=='])
  })
  it.each([
    ['HTTP/1.1 200 Connection established\r\n\r\n', 'granted HTTP/1.1 200 Connection established'],
    ['HTTP/1.0 299\r\nContent-Length: 5\r\n\r\n', 'granted HTTP/1.0 299'],
    ['HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\n\r\n', 'granted HTTP/1.1 200 OK'],
    ['HTTP/1.1 403 Forbidden\r\nContent-Length: 2\r\n\r\n', 'refused it answered "HTTP/1.1 403 Forbidden"'],
    ['HTTP/1.1 101 Switching Protocols\r\n\r\n', 'refused it answered "HTTP/1.1 101 Switching Protocols"'],
    ['HTTP/1.1 302 Found\r\nLocation: http://login/\r\n\r\n', 'refused it answered "HTTP/1.1 302 Found"'],
    [
      'HTTP/1.1 407 Auth\r\nProxy-Authenticate: Basic realm="x"\r\n\r\n',
      'refused it answered "HTTP/1.1 407 Auth": it asks for credentials and none were given (Proxy-Authenticate: Basic realm="x")',
    ],
    ['HTTP/1.1 abc\r\n\r\n', 'failed the status line of the answer is "HTTP/1.1 abc": expected a status of three digits'],
  ])('reads %j in any pieces', (text, told) => feed(reader(), latin1Encode(text), [told]))
  it('tells credentials that were not accepted from none', () => {
    feed(reader({ user: 'u', password: 'p' }), latin1Encode('HTTP/1.1 407 No\r\n\r\n'), [
      'refused it answered "HTTP/1.1 407 No": it does not accept the credentials',
    ])
  })
  it('gives what stands behind the blank line to the tunnel, whatever Content-Length says', () => {
    const state = push('HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello\x16\x03')
    expect(state).toEqual({ state: 'granted', reply: 'HTTP/1.1 200 OK', rest: latin1Encode('hello\x16\x03') })
  })
  it('knows another protocol by its first octets', () => {
    expect(push('SSH-2.0-OpenSSH_9.2\r\n')).toEqual({
      state: 'failed',
      detail: 'the answer begins "SSH-2.0-OpenSSH_9.2\\r\\n": expected an HTTP response that begins "HTTP/"',
    })
    expect(push('\x05\xff').state).toBe('failed')
    expect(push('H').state).toBe('waiting')
  })
  it.each([
    ['a line without end', `HTTP/1.1 200 ${'x'.repeat(20_000)}`, 'the head of the answer is beyond our limit lineBytes of 16384'],
    ['lines without end', `HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(300)}`, 'the head of the answer is beyond our limit headLines of 256'],
    ['interim answers without end', 'HTTP/1.1 100 Continue\r\n\r\n'.repeat(30), 'more than 20 interim answers came: expected a final one'],
  ])('is bounded against %s', (_what, text, detail) => {
    expect(push(text)).toEqual({ state: 'failed', detail })
  })
  it('cuts what it quotes', () => {
    const state = push(`HTTP/1.1 500 ${'x'.repeat(1000)}\r\n\r\n`)
    expect('detail' in state && state.detail.length).toBeLessThan(250)
  })
})
