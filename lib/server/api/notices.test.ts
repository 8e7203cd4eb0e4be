import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { GET as listAttempts } from '@/app/api/attempts/route'
import { liveSession } from '@/lib/server/attempts/hub'
import { newId } from '@/lib/server/platform/ids'
import { type AttemptKit, attemptKit, read, start } from '@/lib/testing/attempt-kit'
import { expectHead, halfClose, send } from '@/lib/testing/scripted-steps'
import { attemptOf, call } from '@/lib/testing/session-kit'
import { listNotices } from './notices'

let kit: AttemptKit
beforeEach(async () => {
  kit = await attemptKit()
})
afterEach(async () => {
  vi.useRealTimers()
  await kit.stop()
})

it('T-39: a clock that is set back is told; ids stay in order, and no duration is negative', async () => {
  const url = await kit.play([expectHead(), send('HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n'), halfClose()])
  vi.useFakeTimers({ toFake: ['Date'], now: new Date('2026-11-27T12:00:00Z') })
  const first = await attemptOf(start({ url }, '?wait=end'))
  expect(listNotices()).toEqual([])
  const running = await attemptOf(start({ url }, ''))
  vi.setSystemTime('2026-11-27T10:30:00Z')
  await liveSession(kit.server, running.id)?.whenStored
  const ended = await read(running.id)
  expect([ended.createdAt.slice(11, 16), ended.endedAt?.slice(11, 16)]).toEqual(['12:00', '12:00'])
  expect(ended.timings.total).toBeGreaterThanOrEqual(0)
  const second = await attemptOf(start({ url }, '?wait=end'))
  expect(second.id > running.id && running.id > first.id && newId() > second.id).toBe(true)
  expect(second.createdAt.slice(0, 16)).toBe('2026-11-27T10:30')
  expect(Date.parse(second.endedAt ?? '')).toBeGreaterThanOrEqual(Date.parse(second.createdAt))
  expect(listNotices()).toEqual([
    {
      id: 'clock-behind',
      level: 'warn',
      text: 'The clock of this server says 2026-11-27T10:30:00.000Z, 2 hours before the newest attempt: new attempts stand below it in the history. Set the clock; durations are right all the same.',
    },
  ])
  expect((await read(second.id)).outcome).toBe('refused')
  const { items } = (await (await call(listAttempts, '/api/attempts')).json()) as { items: { id: string }[] }
  expect(items.at(-1)?.id).toBe(second.id)
  vi.setSystemTime('2026-11-27T12:00:30Z')
  expect(listNotices()).toEqual([])
})
