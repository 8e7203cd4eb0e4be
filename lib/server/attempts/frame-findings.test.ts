import { afterEach, beforeEach, expect, it } from 'vitest'
import type { AttemptView } from '@/lib/core/report/view'
import { type AttemptKit, attemptKit, close, ended, follow, frames, read, start, upgrade } from '@/lib/testing/attempt-kit'
import { expectHead, halfClose, send, untilEnded } from '@/lib/testing/scripted-steps'
import { attemptOf } from '@/lib/testing/session-kit'

let kit: AttemptKit
beforeEach(async () => {
  kit = await attemptKit()
})
afterEach(() => kit.stop())

const broken = (view: AttemptView) =>
  view.verdicts
    .filter(({ rule, outcome }) => outcome === 'fail' && rule.startsWith('frames/'))
    .map(({ rule, reason, at }) => [rule, reason, at[0]?.frame])

it('finds nothing in a session with ws that was closed as RFC 6455 §7 asks for', async () => {
  const { id } = await attemptOf(start({ url: kit.echo.url, session: { sendOnOpen: [{ text: 'Hello' }, { opcode: 'ping', text: 'x' }] } }))
  await follow(id, (text) => /"framesReceived":2/.test(text))
  await close(id, { code: 1000 })
  await follow(id, ended)
  const view = await read(id)
  expect(broken(view)).toEqual([])
  expect(view.verdicts.find(({ rule }) => rule === 'frames/close-answered')).toMatchObject({ outcome: 'pass', reason: 'answered' })
  expect(view.verdicts.find(({ rule }) => rule === 'frames/pong-echoes-ping')).toMatchObject({ outcome: 'pass', reason: 'echoed' })
})

it('points at the frames of an endpoint that breaks rules, and each frame names its rule; the answer stays accepted', async () => {
  const wrong = Buffer.from('810548656c6c6f' + 'a100' + '8b00' + '880203ed', 'hex')
  const url = await kit.play([expectHead(), upgrade, send(wrong), halfClose(), untilEnded()])
  const { id } = await attemptOf(start({ url }, '?wait=end'))
  const view = await read(id)
  expect(view.outcome).toBe('accepted')
  expect(broken(view)).toEqual([
    ['frames/close-code-not-local', 'broken', 4],
    ['frames/control-opcode-known', 'broken', 3],
    ['frames/rsv2-unset', 'broken', 2],
    ['frames/stream-is-frames', 'faults', undefined],
  ])
  const { items } = await frames(id)
  expect(items.filter(({ direction }) => direction === 'received').map(({ verdicts }) => verdicts.map(({ rule }) => rule))).toEqual([
    [],
    ['frames/rsv2-unset'],
    ['frames/control-opcode-known'],
    ['frames/close-code-not-local'],
  ])
})

it('tells a length nobody can hold while the endpoint still sends, and keeps nothing for it (RFC 6455 §10.4)', async () => {
  const url = await kit.play([expectHead(), upgrade, send(Buffer.from('827f8000000000000000', 'hex')), untilEnded()])
  const { id } = await attemptOf(start({ url }))
  await follow(id, (text) => text.includes('frames/length-top-bit-unset') && text.includes('announces 9223372036854775808 octets'))
  const view = await read(id)
  expect(view.state).toBe('open')
  expect(broken(view)).toEqual([
    ['frames/length-top-bit-unset', 'broken', 1],
    ['frames/message-within-limit', 'announced', 1],
  ])
})
