import type { LadderView } from '@/lib/core/ladder/view'
import { echoEndpoint } from './endpoint'
import { figures, ms, type Row } from './stats'

const GOAL_MS = 2_000

/** Everything a row could be about on loopback: 11 of the 14 rows apply, beside the request as it is. */
const headers = [
  ['Host', '127.0.0.1'],
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Key', '{{auto}}'],
  ['Sec-WebSocket-Version', '13'],
  ['Origin', 'https://elsewhere.example'],
  ['Cookie', 'sid=0123456789abcdef'],
  ['Sec-WebSocket-Protocol', 'chat'],
  ['Sec-WebSocket-Extensions', 'permessage-deflate'],
]

/** Both ladders against `ws` on loopback, through the API: every row is an attempt that is recorded, judged and closed. */
export async function benchLadder(address: string, runs: number): Promise<Row[]> {
  const endpoint = await echoEndpoint()
  try {
    const rows: Row[] = []
    for (const kind of ['changes', 'origins'] as const) {
      const took: number[] = []
      let sent = 0
      for (let run = 0; run < runs; run++) {
        const start = performance.now()
        const ladder = await post(address, { kind, request: { url: `${endpoint.url}chat`, headers } })
        took.push(performance.now() - start)
        sent = ladder.rows.filter(({ state }) => state === 'done').length
      }
      const { median, max } = figures(took)
      const listed = kind === 'changes' ? '14 rows of changes' : 'origins × credentials'
      rows.push({
        what: `ladder, ${listed}, ${sent} sent beside the request as it is (median, longest)`,
        measured: `${ms(median)}, ${ms(max)}`,
        against: '`ws` on loopback, not paced',
        goal: ms(GOAL_MS),
        holds: median < GOAL_MS,
      })
    }
    return rows
  } finally {
    endpoint.stop()
  }
}

async function post(address: string, body: unknown): Promise<LadderView> {
  const response = await fetch(`${address}/api/ladder?wait=end`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  })
  const ladder = (await response.json()) as LadderView // safe: checked below
  if (response.status !== 201 || ladder.state !== 'done') throw new Error(`POST /api/ladder answered ${response.status} ${ladder.stopped}`)
  return ladder
}
