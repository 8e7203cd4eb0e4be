import http from 'node:http'
import { echoEndpoint } from './endpoint'
import { figures, ms, type Row } from './stats'

const agent = new http.Agent({ keepAlive: true, maxSockets: 1 })

/** Milliseconds of one POST on a kept connection, and what it answered. */
function post(address: string, path: string, body: unknown): Promise<{ took: number; status: number; text: string }> {
  return new Promise((resolve, reject) => {
    const start = performance.now()
    const payload = JSON.stringify(body)
    const request = http.request(
      `${address}${path}`,
      { method: 'POST', agent, headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(payload) } },
      (response) => {
        const chunks: Buffer[] = []
        response.on('data', (chunk: Buffer) => chunks.push(chunk))
        response.on('end', () =>
          resolve({ took: performance.now() - start, status: response.statusCode ?? 0, text: Buffer.concat(chunks).toString() }),
        )
      },
    )
    request.on('error', reject)
    request.end(payload)
  })
}

/** (a) Through the API, in turn with an empty POST route of the same build. */
export async function benchHttp(address: string, runs: number, engine: number): Promise<Row[]> {
  const endpoint = await echoEndpoint()
  const empty: number[] = []
  const attempts: number[] = []
  try {
    for (let run = 0; run < runs + 30; run++) {
      const nothing = await post(address, '/api/health', {})
      const attempt = await post(address, '/api/attempts?wait=verdict', { request: { url: endpoint.url } })
      const { id, outcome } = JSON.parse(attempt.text) as { id: string; outcome: string }
      if (outcome !== 'accepted') throw new Error(`POST /api/attempts answered ${attempt.status} ${attempt.text.slice(0, 300)}`)
      await post(address, `/api/attempts/${id}/abort`, {})
      if (run < 30) continue
      empty.push(nothing.took)
      attempts.push(attempt.took)
    }
  } finally {
    endpoint.stop()
  }
  const [nothing, attempt] = [figures(empty), figures(attempts)]
  const goal = nothing.median + engine + 1
  return [
    {
      what: 'POST /api/attempts?wait=verdict (median)',
      measured: ms(attempt.median),
      against: `empty POST ${ms(nothing.median)} + engine ${ms(engine)}`,
      goal: `+ 1 ms = ${ms(goal)}`,
      holds: attempt.median <= goal,
    },
  ]
}
