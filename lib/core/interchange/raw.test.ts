import { describe, expect, it } from 'vitest'
import { raw } from './raw'

const read = (text: string) => {
  const { drafts, notes, problems } = raw.read(text)
  return { draft: drafts[0], notes: notes.map((note) => note.code), problems }
}

describe('raw', () => {
  it('reads a head with its lines as they are', () => {
    expect(
      read(
        'GET /chat?x HTTP/1.1\r\nHost: a.example\r\nupgrade:websocket\r\nConnection : Upgrade\r\nSec-WebSocket-Key: k\r\nSec-WebSocket-Version: 13\r\n\r\n',
      ),
    ).toEqual({
      draft: {
        url: 'wss://a.example/chat?x',
        headers: [
          { line: 'Host: a.example' },
          { line: 'upgrade:websocket' },
          { line: 'Connection : Upgrade' },
          { line: 'Sec-WebSocket-Key: k' },
          { line: 'Sec-WebSocket-Version: 13' },
        ],
      },
      notes: ['scheme-assumed'],
      problems: [],
    })
  })
  it('guesses the scheme from port and origin', () => {
    expect(read('GET / HTTP/1.1\nHost: a:8080').draft?.url).toBe('ws://a:8080/')
    expect(read('GET / HTTP/1.1\nHost: a:443').draft?.url).toBe('wss://a:443/')
    expect(read('GET / HTTP/1.1\nHost: a\nOrigin: http://a').draft?.url).toBe('ws://a/')
  })
  it('keeps another method, target, version and a body', () => {
    expect(read('POST http://b/x HTTP/1.0\nHost: a\n\nbody \u00e9\n').draft).toEqual({
      url: 'ws://b/x',
      method: 'POST',
      target: 'http://b/x',
      httpVersion: '1.0',
      headers: [{ line: 'Host: a' }],
      body: 'body \u00e9\n',
    })
  })
  it('asks for a host that is not there', () => {
    expect(read('GET /x HTTP/1.1\nA: \u00e9')).toMatchObject({
      draft: { url: 'wss://{{host}}/x', headers: [{ line: 'A: \u00e9' }] },
      notes: ['host-missing', 'handshake-lines-missing'],
    })
  })
  it('points at a first line that is no request line', () => {
    expect(read(' HTTP/1.1 101 x\nA: b').problems).toEqual([])
    expect(read('\nhello\nA: b')).toMatchObject({
      problems: [{ message: 'The first line is "hello": expected a request line such as GET /chat HTTP/1.1', start: 1, end: 6 }],
    })
  })
  it('is recognised by its request line', () => {
    expect(['GET / HTTP/1.1\r\nHost: a', '\n GET / HTTP/1.0', 'HTTP/1.1 101 x', 'GET /', 'x'].map(raw.detect)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ])
    expect(raw.detect('\n'.repeat(1_000_000))).toBe(false)
  })
})
