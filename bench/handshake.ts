import { once } from 'node:events'
import { WebSocket } from 'ws'
import { startAttempt } from '../lib/server/attempts/start'
import { temporaryStore } from '../lib/testing/temporary-store'
import { echoEndpoint } from './endpoint'
import { figures, ms, type Row } from './stats'

/** Milliseconds from the call to the open handshake with the `ws` client. */
async function withWs(url: string): Promise<number> {
  const start = performance.now()
  const socket = new WebSocket(url, { perMessageDeflate: false })
  await once(socket, 'open')
  const took = performance.now() - start
  socket.terminate()
  await once(socket, 'close')
  return took
}

type Ours = { readonly verdict: number; readonly dialToHead: number }

/** Milliseconds from the call to the verdict, the row committed, and from the dial to the parsed head. */
async function withOurs(url: string, caller: { workspaceId: string; personId: string }): Promise<Ours> {
  const start = performance.now()
  const session = startAttempt(caller, { request: { url } })
  await session.whenDecided
  const verdict = performance.now() - start
  const { timings, outcome, summary } = session.view()
  if (outcome !== 'accepted') throw new Error(`the bench endpoint answered ${outcome}: ${summary}`)
  session.abort()
  await session.whenEnded
  return { verdict, dialToHead: (timings.head ?? Number.NaN) - (timings.resolve ?? 0) }
}

/** (a) One handshake after the other, ours and `ws` in turn, same endpoint, same run. */
export async function benchHandshake(runs: number): Promise<{ rows: Row[]; engine: number }> {
  const store = temporaryStore()
  const endpoint = await echoEndpoint()
  const caller = { workspaceId: store.workspaceId, personId: store.personId }
  const ws: number[] = []
  const verdicts: number[] = []
  const heads: number[] = []
  try {
    for (let run = 0; run < runs + 30; run++) {
      const theirs = await withWs(endpoint.url)
      const ours = await withOurs(endpoint.url, caller)
      if (run < 30) continue
      ws.push(theirs)
      verdicts.push(ours.verdict)
      heads.push(ours.dialToHead)
    }
  } finally {
    endpoint.stop()
    await store.remove()
  }
  const [peer, verdict, head] = [figures(ws), figures(verdicts), figures(heads)]
  return {
    engine: verdict.median,
    rows: [
      {
        what: 'start to verdict, row committed (median)',
        measured: ms(verdict.median),
        against: `ws ${ms(peer.median)}`,
        goal: 'ws + 1.5 ms',
        holds: verdict.median <= peer.median + 1.5,
      },
      {
        what: 'start to verdict, row committed (p95)',
        measured: ms(verdict.p95),
        against: `ws ${ms(peer.p95)}`,
        goal: 'ws + 4 ms',
        holds: verdict.p95 <= peer.p95 + 4,
      },
      {
        what: 'dial to head parsed (median)',
        measured: `${ms(head.median)}, ratio ${(head.median / peer.median).toFixed(2)}`,
        against: `ws ${ms(peer.median)}`,
        goal: '1.5 × ws',
        holds: head.median <= peer.median * 1.5,
      },
    ],
  }
}
