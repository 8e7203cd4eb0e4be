import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { WebSocketServer } from 'ws'
import { GET as listNotices } from '@/app/api/notices/route'
import { statement } from '@/lib/server/store/client'
import { diskFull, keepReserve } from '@/lib/server/store/disk'
import { diskSpace } from '@/lib/server/store/disk-space'
import { type AttemptKit, attemptKit, close, frames, read, start } from '@/lib/testing/attempt-kit'
import { expectHead, halfClose, send } from '@/lib/testing/scripted-steps'
import { attemptOf, call } from '@/lib/testing/session-kit'
import { liveSession } from './hub'

const FRAMES = 64
const FRAME_BYTES = 65_536
let mount: string
let mounted: boolean
let kit: AttemptKit

/** A disk of 24 MB, where this machine lets one be mounted. */
beforeEach(async () => {
  mount = mkdtempSync(path.join(tmpdir(), 'sockscope-disk-'))
  mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=24m', 'tmpfs', mount]).status === 0
  if (mounted) vi.stubEnv('TMPDIR', mount)
  kit = await attemptKit()
})
afterEach(async () => {
  await kit.stop()
  vi.unstubAllEnvs()
  if (mounted) spawnSync('umount', [mount])
  rmSync(mount, { recursive: true, force: true })
})

/** Sends the frames when it is told to. */
const endpoint = async () => {
  const server = new WebSocketServer({ port: 0, host: '127.0.0.1' })
  await once(server, 'listening')
  server.on('connection', (socket) => socket.on('message', () => send64(socket)))
  const send64 = (socket: { send(data: Buffer): void }) => {
    for (let n = 0; n < FRAMES; n++) socket.send(randomBytes(FRAME_BYTES))
  }
  return server
}

it('T-40: on a full disk sessions go on and verdicts are given; recording pauses, says so, and loses nothing when space returns', async ({
  skip,
}) => {
  if (!mounted) skip('no small disk can be mounted here (it takes root): SQLite without pages is tried instead')
  const data = path.join(kit.server.folder, 'data')
  await keepReserve(data)
  expect(existsSync(path.join(data, 'reserve'))).toBe(true)
  const server = await endpoint()
  const { port } = server.address() as { port: number }
  const { id } = await attemptOf(start({ url: `ws://127.0.0.1:${port}/` }))
  const session = liveSession(kit.server, id)
  if (session === null) throw new Error('the session ended')
  const until = async (holds: () => boolean) => {
    while (!holds()) await session.changed(1_000, new AbortController().signal)
  }
  writeFileSync(path.join(mount, 'filler'), Buffer.alloc(diskSpace(mount).free - 1_000_000))

  await session.send(session.serialize({ opcode: 'text', text: 'go' }))
  await until(() => session.counts.framesReceived === FRAMES && session.view().recording !== null)
  expect(session.view()).toMatchObject({
    state: 'open',
    recording: 'The disk is full: recording is paused, and what is not recorded yet waits.',
  })
  expect(existsSync(path.join(data, 'reserve'))).toBe(false)
  expect(await (await call(listNotices, '/api/notices')).json()).toMatchObject({
    items: [{ id: 'disk-full', level: 'fail', text: expect.stringContaining('free some space') }],
  })
  const refusing = await kit.play([expectHead(), send('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'), halfClose()])
  const refused = await attemptOf(start({ url: refusing }, '?wait=end'))
  expect([refused.outcome, (await read(refused.id)).outcome]).toEqual(['refused', 'refused'])

  rmSync(path.join(mount, 'filler'))
  await until(() => session.view().recording === null)
  expect(diskFull()).toBe(null)
  await close(id, { how: 'close-frame', code: 1000 })
  await session.whenStored
  expect(liveSession(kit.server, id)).toBe(null)
  expect(await read(id)).toMatchObject({ state: 'closed', recording: null, counts: { framesReceived: FRAMES + 1 } })
  expect((await frames(id, `?from=${FRAMES}&limit=5`)).items.map(({ length }) => length)).toContain(FRAME_BYTES)
  expect(statement('PRAGMA integrity_check').pluck().get()).toBe('ok')
  expect(await (await call(listNotices, '/api/notices')).json()).toEqual({ items: [] })
  server.close()
})

it('T-40: a database that takes no more pages answers 507 with a sentence, keeps its rows, and takes more when it may', async () => {
  const url = await kit.play([expectHead(), send('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'), halfClose()])
  const before = await attemptOf(start({ url }, '?wait=end'))
  const pages = statement('PRAGMA page_count').pluck().get() as number
  statement(`PRAGMA max_page_count = ${pages}`).get()
  const draft = { url, headers: Array.from({ length: 200 }, (_, n) => [`X-${n}`, 'x'.repeat(1_000)]) }
  const refused = await start(draft)
  expect([refused.status, await refused.json()]).toMatchObject([
    507,
    { code: 'disk-full', detail: 'The disk of the data folder is full, so nothing was saved: free some space, then try again' },
  ])
  statement('PRAGMA max_page_count = 1073741823').get()
  expect(await attemptOf(start(draft, '?wait=end'))).toMatchObject({ outcome: 'refused' })
  expect(await read(before.id)).toMatchObject({ outcome: 'refused' })
  expect(statement('PRAGMA integrity_check').pluck().get()).toBe('ok')
})
