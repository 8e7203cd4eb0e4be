import { judgeRequest } from '../lib/client/judge-request'
import { lintDraft } from '../lib/client/lint-draft'
import type { HeaderLine } from '../lib/core/handshake/draft'

const KEY = '6sPTGOzN2mSItXU5bQVZ9w=='
const STANDARD = [
  'Host: example.com',
  'Upgrade: websocket',
  'Connection: Upgrade',
  `Sec-WebSocket-Key: ${KEY}`,
  'Sec-WebSocket-Version: 13',
  'Sec-WebSocket-Protocol: chat, superchat',
  'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits',
  'Origin: https://example.com',
  'User-Agent: Mozilla/5.0 (X11; Linux x86_64)',
]
/** 99 header lines: with the request line, 100. */
const LINES = 99
const WARM_UP = 100

export const REQUESTS = {
  sound: (n: number) => `X-Field-${n}: value ${n} of this bench, about as long as usual ones`,
  /** Each line has a name that is no token, an octet beyond ASCII and a placeholder. */
  faulty: (n: number) => `X Field-${n} : {{name}} caf\u00e9 REDACTED`,
} as const

/** Milliseconds of one lint each: composing, reading back and judging a request of 100 lines, its last one changed each time as by a keystroke. */
export function lintSeries(kind: keyof typeof REQUESTS, rounds: number): number[] {
  const more = Array.from({ length: LINES - STANDARD.length - 1 }, (_, n) => REQUESTS[kind](n))
  const headers: HeaderLine[] = [...STANDARD, ...more].map((line) => ({ line }))
  const series: number[] = []
  for (let round = -WARM_UP; round < rounds; round++) {
    const typed = { line: `X-Last: ${'a'.repeat(1 + (round & 7))}${round}` }
    const start = performance.now()
    lintDraft({ url: 'wss://example.com/chat?room=1', headers: [...headers, typed] }, KEY, judgeRequest)
    if (round >= 0) series.push(performance.now() - start)
  }
  return series
}
