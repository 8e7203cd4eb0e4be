import { expect, it } from 'vitest'
import type { EndedFact } from '../transcript/fact'
import { streamEnd } from './stream-end'

const HTTP2 = { v: 1, at: 1, hop: 0, kind: 'reached', phase: 'http2', data: { settings: {}, enableConnectProtocol: true } } as const
const end = (by: EndedFact['by'], detail?: string): EndedFact => ({
  v: 1,
  at: 2,
  hop: 0,
  kind: 'ended',
  by,
  how: 'rst',
  phase: 'open',
  detail,
})

it.each<[string | null, EndedFact]>([
  ['END_STREAM', end('endpoint', 'END_STREAM')],
  ['RST_STREAM with CANCEL', end('endpoint', 'RST_STREAM with CANCEL')],
  ['GOAWAY with NO_ERROR', end('endpoint', 'GOAWAY with NO_ERROR')],
  ['RST_STREAM with CANCEL', end('us', 'RST_STREAM with CANCEL')],
  [null, end('endpoint', 'read ECONNRESET')],
  [null, end('network', 'read ETIMEDOUT')],
  [null, end('unknown')],
])('gives %s', (expected, ended) => {
  expect(streamEnd({ http2: HTTP2, ended })).toBe(expected)
})

it('gives nothing over HTTP/1.1, and before the end', () => {
  expect(streamEnd({ http2: null, ended: end('us', 'x') })).toBeNull()
  expect(streamEnd({ http2: HTTP2, ended: null })).toBeNull()
})
