import { expect, it } from 'vitest'
import type { RequestDraft } from './draft'
import { http2Problems } from './http2-combinations'

const paths = (draft: Partial<RequestDraft>) =>
  http2Problems({ url: 'wss://a', ...draft, network: { protocol: 'h2', ...draft.network } }).map(({ path }) => path)

it('finds nothing wrong with an ordinary draft, nor with what HTTP/1.1 allows', () => {
  expect(
    paths({ method: 'GET', httpVersion: '1.1', lineEnding: 'crlf', body: '', headers: [['A', '1']], network: { alpn: ['h2'] } }),
  ).toEqual([])
  expect(http2Problems({ url: 'ws://a', raw: '', method: 'POST', body: 'x' })).toEqual([])
})

it('refuses a raw head at the protocol', () => {
  expect(http2Problems({ url: 'wss://a', raw: 'R0VU', network: { protocol: 'h2' } })).toEqual([
    {
      path: 'request.network.protocol',
      message: 'protocol is "h2" for a raw request: expected "http/1.1", since raw octets are a head of HTTP/1.1',
    },
  ])
})

it.each<[Partial<RequestDraft>, string]>([
  [{ method: 'POST' }, 'request.method'],
  [{ httpVersion: '1.0' }, 'request.httpVersion'],
  [{ lineEnding: 'lf' }, 'request.lineEnding'],
  [{ headers: [['A', '1'], { line: 'B: 2', ending: 'none' }] }, 'request.headers[1].ending'],
  [{ body: 'x' }, 'request.body'],
  [{ early: 'AA==' }, 'request.early'],
  [{ pacing: { every: 1, pauseMs: 1 } }, 'request.pacing'],
  [{ network: { alpn: ['http/1.1'] } }, 'request.network.alpn'],
  [{ network: { maxRedirects: 1 } }, 'request.network.maxRedirects'],
])('refuses %j at its field', (draft, path) => {
  expect(paths(draft)).toEqual([path])
})
