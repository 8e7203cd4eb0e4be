import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GET as readAttempt } from '@/app/api/attempts/[id]/route'
import type { AttemptView } from '@/lib/core/report/view'
import { type AttemptKit, attemptKit, follow, STANDARD, start, upgrade } from '@/lib/testing/attempt-kit'
import { expectHead, send, silent } from '@/lib/testing/scripted-steps'
import { attemptOf, call } from '@/lib/testing/session-kit'
import { type WorkerKit, workerKit } from '@/lib/testing/worker-kit'

let worker: WorkerKit
let kit: AttemptKit
beforeAll(async () => {
  worker = await workerKit()
})
afterAll(() => worker.remove())
beforeEach(async () => {
  kit = await attemptKit()
  worker.start(kit.server.databaseFile)
})
afterEach(() => kit.stop())

const text = (content: string) => Buffer.concat([Buffer.from([0x81, content.length]), Buffer.from(content)])
const request = (url: string, expectations: readonly object[]) => ({ url, headers: STANDARD, expectations })
/** The outcomes of all expectations in each view that was told, whole events only. */
function told(events: string): string[] {
  const data = events
    .split('\n\n')
    .slice(0, -1)
    .flatMap((event) => /^data: (.*)$/m.exec(event)?.[1] ?? [])
  return data.flatMap((json) => {
    const { attempt } = JSON.parse(json) as { attempt?: AttemptView }
    return attempt?.expectations?.map(({ outcome }) => outcome).join(' ') ?? []
  })
}

describe('expectations while the attempt runs', () => {
  it('reach the page as soon as a message decides them', async () => {
    let tick = () => {}
    const asked = new Promise<void>((resolve) => {
      tick = resolve
    })
    const url = await kit.play([expectHead(), upgrade, async () => asked, send(text('tock')), silent()])
    const { id } = await attemptOf(start(request(url, [{ kind: 'message', which: 'any', test: 'equals', value: 'tock' }])))
    const events = await follow(id, (so) => {
      if (told(so).includes('pending')) tick()
      return told(so).includes('pass')
    })
    expect([...new Set(told(events))]).toEqual(['pending', 'pass'])
  })

  it('fail by time alone, without anything happening', async () => {
    const url = await kit.play([expectHead(), upgrade, silent()])
    const { id } = await attemptOf(start(request(url, [{ kind: 'time', of: 'total', underMs: 400 }])))
    const events = await follow(id, (so) => told(so).includes('fail'))
    expect(events).toContain('The attempt is not there after 400 ms: expected less than 400 ms')
  })

  it('find a late message among thousands, with what came before it counted', async () => {
    const many = Buffer.concat([...Array.from({ length: 5000 }, (_, n) => text(`n ${n}`)), text('last')])
    const url = await kit.play([expectHead(), upgrade, send(many), silent()])
    const expectations = [
      { kind: 'message', which: 'any', test: 'matches', value: '^last$' },
      { kind: 'message', which: 5001, test: 'equals', value: 'last' },
      { kind: 'message', which: 3, test: 'equals', value: 'n 2' },
    ]
    const { id } = await attemptOf(start(request(url, expectations)))
    const read = () => attemptOf(call(readAttempt, `/api/attempts/${id}`, { params: { id } }))
    await follow(id, (so) => told(so).includes('pass pass pass'))
    const { expectations: judged } = await read()
    expect(judged?.map(({ outcome, seen }) => `${outcome}: ${seen}`)).toEqual([
      'pass: Message 5001 is "last"',
      'pass: Message 5001 is "last"',
      'pass: Message 3 is "n 2"',
    ])
  })
})
