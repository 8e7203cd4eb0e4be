import { RULES } from '../lib/core/rules'
import { conversation } from '../lib/core/rules/conversation'
import { judge } from '../lib/core/rules/judge'
import { figures, ms, type Row } from './stats'

const REQUEST = [
  'GET /chat?room=1 HTTP/1.1',
  'Host: example.com',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Protocol: chat, superchat',
  'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
  'Origin: https://example.com',
  'User-Agent: bench',
]
const RESPONSE = [
  'HTTP/1.1 101 Switching Protocols',
  'Date: Fri, 20 Nov 2026 11:14:36 GMT',
  'Server: nginx/1.22.1',
  'Connection: upgrade',
  'Upgrade: websocket',
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
  'Sec-WebSocket-Protocol: chat',
  'Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover',
]

/** The answer with lines of its own up to a number of header lines. */
function withLines(count: number): string[] {
  return [...RESPONSE, ...Array.from({ length: count - RESPONSE.length + 1 }, (_, n) => `X-Field-${n}: value ${n} of this bench`)]
}

/** (b) Every rule over one answer, the heads read anew each time so that nothing is remembered from the run before. */
function verdictSeries(response: readonly string[], runs: number): number[] {
  const series: number[] = []
  for (let run = 0; run < runs + 50; run++) {
    const artifacts = conversation({ name: 'bench', because: '', url: 'ws://example.com/chat?room=1', request: REQUEST, response })
    const start = performance.now()
    judge(artifacts)
    if (run >= 50) series.push(performance.now() - start)
  }
  return series
}

function row(what: string, series: readonly number[], goal: number): Row {
  const { median, p95 } = figures(series)
  return { what, measured: `${ms(median)} median, ${ms(p95)} p95`, against: '', goal: `under ${goal} ms`, holds: median < goal }
}

export function benchEngine(runs: number): Row[] {
  return [
    row(`verdict engine: all ${RULES.length} rules over one answer`, verdictSeries(RESPONSE, runs), 1),
    row('verdict engine: all rules over an answer of 256 header lines', verdictSeries(withLines(256), runs), 3),
  ]
}
