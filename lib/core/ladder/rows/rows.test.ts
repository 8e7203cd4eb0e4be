import { describe, expect, it } from 'vitest'
import { base64Encode } from '../../bytes/base64'
import { latin1Decode, latin1Encode } from '../../bytes/latin1'
import { applyEdits } from '../../changes/apply-edits'
import type { LadderGiven, LadderPlan } from '../../changes/ladder-row'
import { composeHandshake } from '../../handshake/compose'
import type { HeaderEntry, RequestDraft } from '../../handshake/draft'
import { serializeRequest } from '../../handshake/serialize-request'
import { ROWS } from '.'

const KEY = 'dGhlIHNhbXBsZSBub25jZQ=='
const FULL: RequestDraft = {
  url: 'wss://a.example/chat?room=1',
  headers: [
    ['Host', 'a.example'],
    ['upgrade', 'websocket'],
    ['Connection', 'Upgrade'],
    ['Sec-WebSocket-Key', '{{auto}}'],
    ['Sec-WebSocket-Version', '13'],
    ['Origin', 'https://b.example'],
    ['Cookie', 'sid=0123456789abcdef'],
    ['Sec-WebSocket-Protocol', 'chat'],
    ['Sec-WebSocket-Extensions', 'permessage-deflate'],
  ],
  network: { proxy: 'http://p:1' },
}
const HEAD = [
  'GET /chat?room=1 HTTP/1.1',
  'Host: a.example',
  'upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Key: ${KEY}`,
  'Sec-WebSocket-Version: 13',
  'Origin: https://b.example',
  'Cookie: sid=0123456789abcdef',
  'Sec-WebSocket-Protocol: chat',
  'Sec-WebSocket-Extensions: permessage-deflate',
]
const plan = (id: string, draft: RequestDraft, known: Partial<LadderGiven> = {}): LadderPlan => {
  const row = ROWS.find((one) => one.id === id)
  if (row === undefined) throw new Error(`there is no row ${id}`)
  return row.plan({ draft, addresses: null, used: null, ...known })
}
const changed = (id: string, draft: RequestDraft = FULL) => {
  const planned = plan(id, draft)
  return 'edits' in planned ? applyEdits(draft, planned.edits) : planned
}
const bytes = (id: string, draft: RequestDraft = FULL) =>
  latin1Decode(serializeRequest(composeHandshake(changed(id, draft) as RequestDraft, { key: KEY }))) // safe: the row applies
const octets = (lines: readonly string[]) => `${lines.join('\r\n')}\r\n\r\n`
const but = (...names: string[]) => octets(HEAD.filter((line) => !names.some((name) => line.startsWith(`${name}:`))))
const having = (...lines: string[]) =>
  octets(HEAD.map((line) => lines.find((one) => one.split(':', 1)[0] === line.split(':', 1)[0]) ?? line))
const not = (id: string, headers: HeaderEntry[], draft: Partial<RequestDraft> = {}) => plan(id, { url: 'ws://a/', headers, ...draft })

describe('each row changes exactly these octets', () => {
  it.each([
    ['without-origin', but('Origin')],
    ['same-origin', having('Origin: https://a.example')],
    ['foreign-origin', having('Origin: https://foreign-origin.test')],
    ['without-credentials', but('Cookie')],
    ['without-subprotocols', but('Sec-WebSocket-Protocol')],
    ['without-extensions', but('Sec-WebSocket-Extensions')],
    ['version-8', having('Sec-WebSocket-Version: 8').replace('\r\n\r\n', '\r\nSec-WebSocket-Origin: https://b.example\r\n\r\n')],
    ['without-key', but('Sec-WebSocket-Key')],
    [
      'plain-get',
      but('upgrade', 'Connection', 'Sec-WebSocket-Key', 'Sec-WebSocket-Version', 'Sec-WebSocket-Protocol', 'Sec-WebSocket-Extensions'),
    ],
    ['http-1-0', octets(['GET /chat?room=1 HTTP/1.0', ...HEAD.slice(1)])],
    ['trailing-slash', octets(['GET /chat/?room=1 HTTP/1.1', ...HEAD.slice(1)])],
  ])('%s', (id, expected) => {
    expect(bytes(id)).toBe(expected)
  })
  it('of a raw request as well', () => {
    const draft: RequestDraft = { url: 'wss://a.example/chat?room=1', raw: base64Encode(latin1Encode(octets(HEAD))) }
    expect(bytes('without-origin', draft)).toBe(but('Origin'))
    expect(bytes('trailing-slash', draft)).toBe(octets(['GET /chat/?room=1 HTTP/1.1', ...HEAD.slice(1)]))
    expect(bytes('http-1-0', draft)).toBe(octets(['GET /chat?room=1 HTTP/1.0', ...HEAD.slice(1)]))
  })
})

describe('rows that change the way', () => {
  it('direct takes the proxy out', () => {
    expect(changed('direct')).toEqual({ ...FULL, network: {} })
  })
  it('without-sni sends no server name', () => {
    expect(changed('without-sni')).toMatchObject({ network: { serverName: '' } })
    expect(plan('without-sni', { url: 'wss://127.0.0.1/' })).toEqual({ not: 'No server name is sent.' })
    expect(plan('without-sni', { url: 'ws://a/' })).toEqual({ not: 'There is no TLS.' })
  })
  it('other-address has a change for each address that was not used', () => {
    const draft: RequestDraft = { url: 'wss://a.example/' }
    expect(plan('other-address', draft)).toEqual({ each: [] })
    expect(plan('other-address', draft, { addresses: ['10.0.0.1', '10.0.0.2', '::1'], used: '10.0.0.1' })).toEqual({
      each: [
        { id: '10.0.0.2', title: 'At 10.0.0.2', edits: [{ draft: { network: { connectTo: '10.0.0.2:443' } } }] },
        { id: '::1', title: 'At ::1', edits: [{ draft: { network: { connectTo: '[::1]:443' } } }] },
      ],
    })
    expect(plan('other-address', draft, { addresses: ['10.0.0.1'], used: '10.0.0.1' })).toEqual({ not: 'The name has no other address.' })
    expect(plan('other-address', FULL)).toMatchObject({ not: expect.stringContaining('proxy') })
    expect(plan('other-address', { ...draft, network: { connectTo: 'b:1' } })).toMatchObject({ not: expect.any(String) })
    expect(plan('other-address', { ...draft, network: { socketPath: '/run/x' } })).toMatchObject({ not: expect.any(String) })
    expect(plan('other-address', { url: 'practice:/echo' })).toMatchObject({ not: expect.any(String) })
  })
})

describe('a row that does not apply says why', () => {
  it.each([
    ['without-origin', 'The request has no Origin.'],
    ['without-credentials', 'The request has no credentials.'],
    ['without-subprotocols', 'The request offers no subprotocol.'],
    ['without-extensions', 'The request offers no extension.'],
    ['version-8', 'The request names no version.'],
    ['without-key', 'The request has no key.'],
    ['plain-get', 'The request asks for no upgrade.'],
    ['trailing-slash', 'The path is "/": it has no slash to add or remove.'],
    ['direct', 'The request goes through no proxy.'],
  ])('%s', (id, why) => {
    expect(not(id, [['Host', 'a']])).toEqual({ not: why })
  })
  it('because the request is so already', () => {
    expect(not('same-origin', [['Host', 'b:1'], { line: 'origin: http://b:1' }])).toEqual({ not: 'Origin is http://b:1 already.' })
    expect(not('same-origin', [['Host', 'a b']])).toEqual({ not: 'Host is "a b": no origin can be made of it.' })
    expect(not('foreign-origin', [['Origin', 'https://foreign-origin.test']])).toMatchObject({ not: expect.any(String) })
    expect(not('version-8', [['Sec-WebSocket-Version', '8']])).toEqual({ not: 'The version is 8 already.' })
    expect(not('http-1-0', [], { httpVersion: '1.0' })).toEqual({ not: 'The request is HTTP/1.0 already.' })
    expect(not('trailing-slash', [], { target: '/other' })).toMatchObject({ not: expect.stringContaining('target of its own') })
  })
  it('because HTTP/2 has no such thing', () => {
    for (const id of ['without-key', 'plain-get', 'http-1-0'])
      expect(plan(id, { url: 'wss://a/', network: { protocol: 'h2' } })).toMatchObject({ not: expect.stringContaining('HTTP/2') })
  })
  it('because the URL leads nowhere', () => {
    for (const id of ['same-origin', 'trailing-slash', 'other-address', 'without-sni'])
      expect(plan(id, { url: 'nowhere:' })).toEqual({ not: 'The URL cannot be read.' })
  })
})

it('removes a trailing slash where there is one', () => {
  expect(changed('trailing-slash', { url: 'ws://a/x/?y' })).toEqual({ url: 'ws://a/x?y' })
})
it('says with every row, in whole sentences, what it proves', () => {
  expect(new Set(ROWS.map(({ id }) => id)).size).toBe(ROWS.length)
  for (const { proves } of ROWS) for (const text of Object.values(proves)) expect(text).toMatch(/^[A-Z].*\.$/s)
})
