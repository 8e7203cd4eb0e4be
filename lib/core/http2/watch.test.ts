import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { createHttp2Watch, type Http2Sign } from './watch'

const frame = (type: number, flags: number, stream: number, ...payload: number[]) => [
  0,
  payload.length >> 8,
  payload.length & 0xff,
  type,
  flags,
  0,
  0,
  0,
  stream,
  ...payload,
]
const SETTINGS = frame(4, 0, 0, 0, 8, 0, 0, 0, 1, 0, 3, 0, 0, 0, 100, 0xf0, 0, 0, 0, 0, 7)
const watch = () => createHttp2Watch({ blockBytes: 20, controlFrames: 3 })
const signs = (...octets: number[][]): Http2Sign[] => {
  const one = watch()
  return octets.flatMap((piece) => one.push(Uint8Array.from(piece)))
}

describe('createHttp2Watch', () => {
  it('reads the first SETTINGS by the names of its parameters, and not a second one (RFC 9113 §6.5)', () => {
    expect(signs(SETTINGS, frame(4, 1, 0), SETTINGS)).toEqual([
      { sign: 'settings', settings: { ENABLE_CONNECT_PROTOCOL: 1, MAX_CONCURRENT_STREAMS: 100, '0xf000': 7 } },
    ])
  })

  it('says the same of octets that come one by one', () => {
    expect(signs(...SETTINGS.map((octet) => [octet])).map(({ sign }) => sign)).toEqual(['settings'])
  })

  it.each([
    ['HTTP/1.1 400 Bad Request\r\n\r\n', 'the answer begins "HTTP/1.1 400 Bad Request\\x0d\\x0a\\x0d\\x0a": expected a SETTINGS frame'],
    ['SSH-2.0-OpenSSH_9.2\r\n', 'the answer begins "SSH-2.0-OpenSSH_9.2\\x0d\\x0a" and looks like ssh: expected a SETTINGS frame'],
    ['\0\0\x06\x04\x01\0\0\0\0', 'the answer begins "\\x00\\x00\\x06\\x04\\x01\\x00\\x00\\x00\\x00": expected a SETTINGS frame'],
    ['\0\0\x05\x04\0\0\0\0\0', 'the answer begins "\\x00\\x00\\x05\\x04\\x00\\x00\\x00\\x00\\x00": expected a SETTINGS frame'],
  ])('says that %j is no HTTP/2 (RFC 9113 §3.4)', (text, detail) => {
    expect(watch().push(latin1Encode(text))).toEqual([{ sign: 'not-http2', detail }])
  })

  it('reads no further after that', () => {
    expect(signs([...latin1Encode('SSH-2.0-x')], SETTINGS).map(({ sign }) => sign)).toEqual(['not-http2'])
  })

  it('tells GOAWAY with its error code and words, and RST_STREAM (RFC 9113 §6.4, §6.8)', () => {
    const goaway = frame(7, 0, 0, 0, 0, 0, 1, 0, 0, 0, 11, ...latin1Encode('too\nmany'))
    expect(signs(SETTINGS, goaway, frame(3, 0, 1, 0, 0, 0, 7)).slice(1)).toEqual([
      { sign: 'goaway', code: 11, detail: 'GOAWAY with ENHANCE_YOUR_CALM, "too\\x0amany"' },
      { sign: 'reset', stream: 1, code: 7, detail: 'RST_STREAM with REFUSED_STREAM' },
    ])
    expect(signs(SETTINGS, frame(7, 0, 0, 0), frame(3, 0, 1, 7)).length).toBe(1)
  })

  it('stops at compressed fields that never end', () => {
    const block = frame(9, 0, 1, ...new Array<number>(8).fill(0))
    expect(signs(SETTINGS, frame(1, 0, 1, 0), block, block).length).toBe(1)
    expect(signs(SETTINGS, frame(1, 0, 1, 0), block, block, block).slice(1)).toEqual([
      { sign: 'limit', detail: 'the compressed fields of an answer are more than 20 octets' },
    ])
  })

  it('stops at frames that carry nothing, such as pings, in a row', () => {
    const ping = frame(6, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0)
    const data = frame(0, 0, 1, 1)
    expect(signs(SETTINGS, ping, ping, data, ping, ping, ping).length).toBe(1)
    const update = frame(8, 0, 0, 0, 0, 0, 1)
    expect(signs(SETTINGS, data, ping, update, frame(0, 0, 1), update, ping, ping).slice(1)).toEqual([
      { sign: 'limit', detail: 'more than 3 frames of HTTP/2 in a row carried neither fields nor data' },
    ])
  })
})
