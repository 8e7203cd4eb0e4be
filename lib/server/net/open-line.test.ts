import { afterEach, describe, expect, it } from 'vitest'
import { OPEN_POLICY } from '@/lib/core/address/network-policy'
import { encodeString } from '@/lib/core/jenkins/string'
import { banner, jenkinsController, type ScriptedController } from '@/lib/testing/jenkins-controller'
import { type ScriptedServer, scriptedServer } from '@/lib/testing/scripted-server'
import { expectBytes, halfClose, reset, send, silent } from '@/lib/testing/scripted-steps'
import { type LinePlan, openLine } from './open-line'

const closing: (ScriptedServer | ScriptedController)[] = []
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close()
})
const kept = <T extends ScriptedServer | ScriptedController>(one: T) => {
  closing.push(one)
  return one
}
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1')
const greeting = (name: string) => encodeString(`Protocol:${name}`) ?? new Uint8Array()
const plan = (port: number, more: Partial<LinePlan> = {}): LinePlan => ({
  where: { host: '127.0.0.1', port },
  ownListeners: [],
  practice: null,
  policy: OPEN_POLICY,
  connectMs: 5_000,
  signal: new AbortController().signal,
  now: () => performance.now(),
  ...more,
})
const opened = async (port: number, more: Partial<LinePlan> = {}) => {
  const line = await openLine(plan(port, more))
  if (!line.ok) throw new Error(line.mishap.detail)
  return line.line
}

describe('a line', () => {
  it('is written and read step by step, to its end', async () => {
    const server = kept(await scriptedServer([expectBytes('ab'), send('cd'), expectBytes('ef'), send('gh'), halfClose()]))
    const line = await opened(server.port)
    expect(await line.write(Buffer.from('ab'))).toBe(true)
    expect(await line.read(5_000)).toEqual({ kind: 'bytes', bytes: new Uint8Array(Buffer.from('cd')) })
    await line.write(Buffer.from('ef'))
    expect(await line.read(5_000, 1)).toEqual({ kind: 'bytes', bytes: new Uint8Array(Buffer.from('g')) })
    expect(await line.read(5_000)).toEqual({ kind: 'bytes', bytes: new Uint8Array(Buffer.from('h')) })
    expect(await line.read(5_000)).toEqual({ kind: 'ended', ending: { by: 'endpoint', how: 'fin' } })
    line.close()
  })
  it('tells that nothing came, and hears what comes later', async () => {
    const server = kept(await scriptedServer([expectBytes('x'), send('late'), silent()]))
    const line = await opened(server.port)
    expect(await line.read(20)).toEqual({ kind: 'nothing', ms: 20 })
    await line.write(Buffer.from('x'))
    expect(await line.read(5_000)).toMatchObject({ kind: 'bytes' })
    line.close()
  })
  it('tells a reset', async () => {
    const server = kept(await scriptedServer([expectBytes('x'), reset()]))
    const line = await opened(server.port)
    await line.write(Buffer.from('x'))
    expect(await line.read(5_000)).toMatchObject({ kind: 'ended', ending: { how: 'rst' } })
    expect(await line.write(Buffer.from('y'))).toBe(false)
  })
  it('is stopped wherever it is', async () => {
    const server = kept(await scriptedServer([silent()]))
    const stop = new AbortController()
    const line = await opened(server.port, { signal: stop.signal })
    const heard = line.read(60_000)
    stop.abort()
    expect(await heard).toEqual({ kind: 'stopped' })
    await (await server.connection(0)).otherSideEnded()
  })
  it('begins TLS on the way and tells the certificate, whoever signed it', async () => {
    const controller = kept(await jenkinsController())
    const line = await opened(controller.port)
    await line.write(greeting('JNLP4-connect'))
    await line.write(encodeString('ACK') ?? new Uint8Array())
    expect(text(await bytesOf(line.read(5_000)))).toBe('\0\u0003ACK')
    const secured = await line.secure({}, 5_000)
    expect(secured).toMatchObject({ ok: true, data: { verified: false, serverName: null, alpnOffered: [] } })
    expect(text(await bytesOf(line.read(5_000)))).toContain('JnlpAgentProtocol.cookie')
    line.close()
  })
  it('tells TLS that does not come about', async () => {
    const controller = kept(await jenkinsController({ jnlp4: 'no-tls' }))
    const line = await opened(controller.port)
    await line.write(greeting('JNLP4-connect'))
    await line.write(encodeString('ACK') ?? new Uint8Array())
    await line.read(5_000)
    expect(await line.secure({}, 5_000)).toMatchObject({ ok: false, mishap: { code: expect.stringMatching(/^tls-/) } })
  })
})

describe('whom a line may reach', () => {
  it('is the network policy’s to say, for every address of a name', async () => {
    const controller = kept(await jenkinsController())
    for (const [host, port, ownListeners] of [
      ['169.254.169.254', 80, []],
      ['localhost', controller.port, [{ address: '127.0.0.1', port: controller.port }]],
    ] as const) {
      expect(await openLine(plan(port, { where: { host, port }, ownListeners }))).toMatchObject({
        ok: false,
        phase: 'policy',
        mishap: { code: 'blocked' },
      })
    }
    expect(controller.asked).toEqual([])
  })
  it('tells that nobody listens', async () => {
    const controller = await jenkinsController()
    await controller.close()
    expect(await openLine(plan(controller.port))).toMatchObject({ ok: false, phase: 'connect', mishap: { code: 'connection-refused' } })
  })
  it('waits its turn, which is over with the first answer', async () => {
    const controller = kept(await jenkinsController())
    const first = await opened(controller.port)
    const second = openLine(plan(controller.port))
    await first.write(Buffer.from('GET / HTTP/1.0\r\n\r\n'))
    expect(text(await bytesOf(first.read(5_000)))).toBe(banner(['JNLP4-connect', 'Ping']))
    const { line } = (await second) as Extract<Awaited<typeof second>, { ok: true }> // safe: it was not refused
    expect(line.waited).toBeGreaterThan(0)
    line.close()
    first.close()
  })
})

async function bytesOf(heard: Promise<unknown>): Promise<Uint8Array> {
  const { bytes } = (await heard) as { bytes?: Uint8Array } // safe: looked at next
  if (!bytes) throw new Error('no octets came')
  return bytes
}
