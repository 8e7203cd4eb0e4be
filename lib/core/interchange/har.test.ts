import { describe, expect, it } from 'vitest'
import { har } from './har'

const read = (value: unknown) => {
  const { drafts, notes, problems } = har.read(JSON.stringify(value))
  const lines = drafts[0]?.headers?.flatMap((entry) => ('line' in entry && entry.generated !== true ? [entry.line] : []))
  return { drafts, lines, notes: notes.map(({ code }) => code), problems: problems.map(({ message }) => message) }
}
const log = (entries: readonly unknown[], version = '1.2') => ({
  log: { version, creator: { name: 'WebInspector', version: '537.36' }, pages: [], entries },
})
const pair = (line: string) => ({ name: line.slice(0, line.indexOf(':', 1)), value: line.slice(line.indexOf(':', 1) + 2) })
const LINES = [
  'Accept-Encoding: gzip, deflate, br',
  'Cookie: sid=abc',
  'Connection: Upgrade',
  'Host: a.example',
  'X-b: 1',
  'x-B: 2',
  'X-b: 3',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
  'Upgrade: websocket',
]
/** As Chrome writes the row of a WebSocket. */
const CHROME = {
  _initiator: { type: 'script' },
  _resourceType: 'websocket',
  startedDateTime: '2026-03-02T10:00:00.000Z',
  time: 1.5,
  request: {
    method: 'GET',
    url: 'wss://a.example/live',
    httpVersion: 'HTTP/1.1',
    headers: LINES.map(pair),
    queryString: [],
    cookies: [],
    headersSize: -1,
    bodySize: 0,
  },
  response: { status: 101, statusText: 'Switching Protocols', httpVersion: 'HTTP/1.1', headers: [], cookies: [], content: { size: 0 } },
  _webSocketMessages: [{ type: 'send', time: 1.1, opcode: 1, data: 'hello' }],
}
/** As Firefox writes it: https, and no resource type. */
const FIREFOX = {
  startedDateTime: '2026-03-02T10:00:01.000+01:00',
  request: {
    bodySize: 0,
    method: 'GET',
    url: 'https://b.example/ws?x=1',
    httpVersion: 'HTTP/1.1',
    headers: [
      'Host: b.example',
      'Upgrade: websocket',
      'Connection: keep-alive, Upgrade',
      'Sec-WebSocket-Key: k',
      'Sec-WebSocket-Version: 13',
    ].map(pair),
  },
  response: { status: 403, statusText: 'Forbidden' },
}
const PAGE = { _resourceType: 'document', request: { method: 'GET', url: 'https://a.example/', headers: [] }, response: { status: 200 } }

describe('har', () => {
  it('reads the handshakes among the entries, with their lines in order, case and repeats', () => {
    const result = read(log([PAGE, CHROME, FIREFOX]))
    expect(result.drafts.map(({ url, note }) => [url, note])).toEqual([
      ['wss://a.example/live', 'Entry 2, 2026-03-02T10:00:00.000Z, answered 101'],
      ['wss://b.example/ws?x=1', 'Entry 3, 2026-03-02T10:00:01.000+01:00, answered 403'],
    ])
    expect(result).toMatchObject({ lines: LINES, notes: ['scheme-mapped'], problems: [] })
  })
  it('leaves out what HTTP/2 has in the place of a request line, and keeps its extended CONNECT', () => {
    const headers = [
      ':method: CONNECT',
      ':protocol: websocket',
      ':scheme: https',
      ':path: /x',
      ':authority: a',
      'sec-websocket-version: 13',
      'origin: https://a',
    ].map(pair)
    const result = read(log([{ request: { url: 'https://a/x', httpVersion: 'h2', headers }, response: { status: 200 } }]))
    expect(result.drafts[0]).toMatchObject({ url: 'wss://a/x', network: { protocol: 'h2' } })
    expect(result).toMatchObject({ lines: ['sec-websocket-version: 13', 'origin: https://a'], notes: ['scheme-mapped', 'pseudo-fields'] })
  })
  it('adds the lines a HAR without them lacks, and says so; without any line the composer writes them', () => {
    const result = read(log([{ _resourceType: 'websocket', request: { url: 'ws://a/', headers: [pair('X: y')] } }]))
    expect(result).toMatchObject({ lines: ['X: y'], notes: ['handshake-lines-added'] })
    expect(read(log([{ request: { url: 'ws://a/', headers: [] } }])).drafts).toEqual([{ url: 'ws://a/', note: 'Entry 1, not answered' }])
  })
  it('keeps no line that would make two of one', () => {
    const result = read(
      log([
        {
          request: {
            url: 'ws://a/',
            headers: [
              { name: 'X', value: 'y\r\nEvil: 1' },
              { name: 'Z', value: 'w' },
            ],
          },
        },
      ]),
    )
    expect(result.lines).toEqual(['Z: w'])
    expect(result.notes).toContain('pseudo-fields')
  })
  it('names the version it does not know, and what is not there', () => {
    expect(read(log([CHROME], '9.0')).problems).toEqual(['The HAR has the version "9.0": expected 1.1 or 1.2'])
    expect(read(log([])).problems).toEqual(['The HAR has no entries'])
    expect(read(log([PAGE])).problems[0]).toMatch(/^None of the 1 entries of the HAR is a WebSocket handshake: expected /)
    expect(read({ log: 'x' }).problems).toEqual(['The JSON has the members "log": expected a HAR'])
  })
  it('reads a thousand of more', () => {
    const result = read(log(Array.from({ length: 1500 }, () => CHROME)))
    expect([result.drafts.length, result.notes]).toEqual([1000, ['drafts-cut']])
  })
  it('takes hostile members for what they are', () => {
    const hostile =
      '{"log":{"entries":[null,1,[],{"request":null},{"request":{"url":{"__proto__":1},"headers":{"length":9}}},{"_resourceType":"websocket","request":{"url":"wss://a","headers":[null,{"name":["x"],"value":{}},{"__proto__":{"name":"X","value":"y"}}]}}]}}'
    expect(har.read(hostile)).toMatchObject({ drafts: [{ url: 'wss://a' }], problems: [] })
    expect('name' in {}).toBe(false)
  })
  it('is recognised by its log', () => {
    expect([JSON.stringify(log([])), '{"log":{"x":1}}', '{"info":{}}', 'x'].map(har.detect)).toEqual([true, false, false, false])
  })
})
