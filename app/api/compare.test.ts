import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { GET as lastGood } from '@/app/api/attempts/[id]/last-good/route'
import { POST as startAttempt } from '@/app/api/attempts/route'
import { GET as compare } from '@/app/api/compare/route'
import { serializeFrame } from '@/lib/core/frames/serialize'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import type { Comparison } from '@/lib/core/report/compare/comparison'
import { comparison, lastGood as lastGoodSchema } from '@/lib/server/api/schemas/compare'
import type { LastGood } from '@/lib/server/store/find-earlier'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send } from '@/lib/testing/scripted-steps'
import { attemptOf, call, type TestServer, testServer } from '@/lib/testing/session-kit'

const SECRET = 'canary-7f3a9c51e2'
const KEY = /Sec-WebSocket-Key: (\S+)/
let server: TestServer
const endpoints: ScriptedServer[] = []
beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  for (const endpoint of endpoints.splice(0)) await endpoint.close()
})

const accepting = (head: string) =>
  `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(KEY.exec(head)?.[1] ?? '')}\r\n\r\n`
const MANY = 10_000
const close = serializeFrame({ opcode: 'close', code: 1000, mask: false }, new Uint8Array(4))

/** An endpoint that accepts and sends many frames, or refuses. */
async function endpoint(accepts: boolean): Promise<ScriptedServer> {
  const frames = Buffer.alloc(MANY * 4, Buffer.from([0x81, 0x02, 0x68, 0x69]))
  const answer = accepts
    ? [send((peer: { head: string }) => accepting(peer.head)), send(frames), send(close)]
    : [send('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n')]
  const made = await scriptedServer([expectHead(), ...answer, halfClose()])
  endpoints.push(made)
  return made
}
const attempt = (port: number, secret = SECRET) =>
  attemptOf(
    call(startAttempt, '/api/attempts?wait=end', {
      body: {
        request: {
          url: `ws://127.0.0.1:${port}/`,
          headers: [
            ['Host', `127.0.0.1:${port}`],
            ['Upgrade', 'websocket'],
            ['Connection', 'Upgrade'],
            ['Sec-WebSocket-Key', '{{auto}}'],
            ['Sec-WebSocket-Version', '13'],
            ['Secret-Key', secret],
          ],
        },
      },
    }),
  )
const compared = (a: string, b: string) => call(compare, `/api/compare?a=${a}&b=${b}`)

describe('GET /api/compare', () => {
  it('tells two attempts of 10,000 frames apart from a refusal, by the documented form, without secrets', async () => {
    const good = await attempt((await endpoint(true)).port)
    const again = await attempt((await endpoint(true)).port)
    const refused = await attempt((await endpoint(false)).port)
    expect(good.counts.framesReceived).toBe(MANY + 1)

    const answer = await compared(good.id, refused.id)
    const text = await answer.text()
    expect(text).not.toContain(SECRET)
    const told = JSON.parse(text) as Comparison // safe: parsed by the schema right below
    expect(comparison.strict().parse(told)).toEqual(told)
    expect(told.sentences.map((sentence) => sentence.text)).toContain('The status is 403 instead of 101')
    expect(told.request.find(({ label }) => label === 'Sec-WebSocket-Key')).toMatchObject({ kind: 'changed', eachTime: true })
    expect(told.frames.filter(({ label }) => label === 'Message received')).toHaveLength(20)

    const alike = (await (await compared(good.id, again.id)).json()) as Comparison // safe: the same route
    expect(alike.frames.every(({ kind }) => kind === 'same')).toBe(true)
    const parts = alike.sentences.map(({ part }) => part).filter((part) => part !== 'timings')
    expect(parts).toEqual(['address', 'request'])
  })
  it('names the attempt that is missing', async () => {
    const { id } = await attempt((await endpoint(false)).port)
    const missing = await compared(id, 'nothing')
    expect(missing.status).toBe(404)
    expect(await missing.json()).toMatchObject({ detail: 'b is "nothing": there is no such attempt' })
    expect((await call(compare, `/api/compare?a=${id}`)).status).toBe(400)
  })
})

describe('GET /api/attempts/{id}/last-good', () => {
  it('gives the last accepted attempt at the same target, by the documented form', async () => {
    const steps = [expectHead(), send((peer: { head: string }) => accepting(peer.head)), send(close), halfClose()]
    const changing = await scriptedServer(steps)
    endpoints.push(changing)
    const good = await attempt(changing.port)
    const later = await attempt(changing.port, 'another')
    const answer = (await (await call(lastGood, '', { params: { id: later.id } })).json()) as LastGood // safe: parsed right below
    expect(lastGoodSchema.parse(answer)).toMatchObject({ by: 'target', attempt: { id: good.id }, previous: { id: good.id } })
    expect(await (await call(lastGood, '', { params: { id: good.id } })).json()).toEqual({ attempt: null, by: null, previous: null })
    expect((await call(lastGood, '', { params: { id: 'nothing' } })).status).toBe(404)
  })
})
