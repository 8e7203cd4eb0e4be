import { afterEach, beforeEach, expect, it } from 'vitest'
import { acceptValue } from '@/lib/core/handshake/accept-value'
import { frames, read, standardWith, start } from '@/lib/testing/attempt-kit'
import { type ScriptedServer, type Step, scriptedServer } from '@/lib/testing/scripted-server'
import { expectHead, halfClose, send, untilEnded } from '@/lib/testing/scripted-steps'
import { attemptOf, type TestServer, testServer } from '@/lib/testing/session-kit'

// T-35: an endpoint that goes on for ever is cut at a bound of ours; one endpoint for each bound. Redirects: follow-redirects.test.ts.

const KEY = 'MDEyMzQ1Njc4OWFiY2RlZg=='
const ACCEPTED = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${acceptValue(KEY)}\r\n\r\n`

let server: TestServer
let endpoint: ScriptedServer | null = null
beforeEach(() => {
  server = testServer()
})
afterEach(async () => {
  await server.stop()
  await endpoint?.close()
  endpoint = null
})

async function against(steps: readonly Step[], wait: 'verdict' | 'end' = 'verdict') {
  endpoint = await scriptedServer(steps)
  return attemptOf(start({ url: `ws://127.0.0.1:${endpoint.port}/`, headers: standardWith(KEY) }, `?wait=${wait}`))
}

it('T-35: reads 20 interim heads and no more', async () => {
  const view = await against([expectHead(), send('HTTP/1.1 103 Early Hints\r\n\r\n'.repeat(1000)), untilEnded()])
  expect(view.interim).toHaveLength(20)
  expect(view).toMatchObject({ limits: ['interimHeads'], response: null })
})

it('T-35: reads 256 header lines and no more', async () => {
  const view = await against([expectHead(), send(`HTTP/1.1 101 x\r\n${'X: y\r\n'.repeat(100_000)}`), untilEnded()])
  expect(view.limits).toEqual(['headLines'])
})

it('T-35: answers of many pings only the newest that it has not answered, and a Close once', async () => {
  const pings = Array.from({ length: 200 }, (_, index) => `\x89\x03${String(index).padStart(3, '0')}`).join('')
  const close = '\x88\x02\x03\xe8'
  const view = await against([expectHead(), send(`${ACCEPTED}${pings}${close.repeat(50)}`), halfClose(), untilEnded()], 'end')
  const { items } = await frames(view.id, '?limit=1000')
  const sent = items.filter((frame) => frame.direction === 'sent')
  expect(sent.filter((frame) => frame.opcode === 8)).toHaveLength(1)
  const pongs = sent.filter((frame) => frame.opcode === 10)
  expect(pongs.length).toBeLessThanOrEqual(64)
  expect(pongs.at(-1)?.text).toBe('199')
  // All of it was read and is there to be looked at.
  expect(view.counts.framesReceived).toBeGreaterThanOrEqual(201)
  expect(await read(view.id)).toMatchObject({ state: 'closed' })
})
