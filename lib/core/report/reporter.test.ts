import fc from 'fast-check'
import { expect, it, vi } from 'vitest'
import { WS_CRASH, WS_ECHO, WS_PUSH } from '../../testing/fixtures/recordings'
import { head, play } from '../../testing/play'
import { connected, replayed, reporterMeta } from '../../testing/report'
import type { Fact } from '../transcript/fact'
import { createReporter } from './reporter'

const recorded = fc.constantFrom(WS_ECHO, WS_PUSH, WS_CRASH).chain((recording) =>
  fc.array(fc.nat(300), { maxLength: 6 }).map((cuts): readonly Fact[] => {
    const conversation = play({ push: () => null })
      .sends(recording.request)
      .wrote(recording.request.length)
    const answer = Buffer.concat([recording.response, recording.received])
    const places = [0, ...cuts.filter((cut) => cut < answer.length).sort((a, b) => a - b), answer.length]
    for (const [index, to] of places.slice(1).entries()) conversation.receives(new Uint8Array(answer.subarray(places[index], to)))
    return conversation.sends(recording.sent).waits(5).ends().facts
  }),
)

it('gives the same view for facts one by one with looks in between, and all at once', () => {
  fc.assert(
    fc.property(recorded, (facts) => {
      const live = createReporter(reporterMeta())
      const frames = facts.flatMap((fact) => {
        live.push(fact)
        live.view()
        return live.takeFrames()
      })
      const stored = createReporter(reporterMeta())
      for (const fact of facts) stored.push(fact)
      expect(live.view()).toEqual(stored.view())
      expect(frames).toEqual(stored.takeFrames())
    }),
    { numRuns: 15 },
  )
})

it('remembers a view until something happens', () => {
  const { conversation, view, reporter } = connected()
  const before = view()
  expect(view()).toBe(before)
  conversation.sends(head('GET / HTTP/1.1'))
  expect(view()).not.toBe(before)
  reporter.rename({ name: 'mine', pinned: true })
  expect(view()).toMatchObject({ name: 'mine', pinned: true })
})

it('judges when the heads change, not for each frame', () => {
  const judge = vi.fn(() => [])
  const { conversation, view } = connected({ judge })
  conversation
    .sends(head('GET / HTTP/1.1'))
    .wrote()
    .receives(head('HTTP/1.1 101 x'), `\x82\x40${'x'.repeat(64)}`)
  view()
  const before = judge.mock.calls.length
  for (let i = 0; i < 50; i++) {
    conversation.receives('\x81\x02{}')
    view()
  }
  expect(judge).toHaveBeenCalledTimes(before)
})

it('says how the wait for the answer ended, and when the verdict is there', () => {
  const asked = () => {
    const report = connected()
    report.conversation.sends(head('GET / HTTP/1.1')).wrote()
    return report
  }
  const waiting = asked()
  expect([waiting.reporter.answered, waiting.reporter.decided]).toEqual(['no', false])
  waiting.conversation.receives(head('HTTP/1.1 403 x', 'Content-Length: 2'), 'a')
  expect([waiting.reporter.answered, waiting.reporter.decided]).toEqual(['refused', false])
  waiting.conversation.receives('b')
  expect(waiting.reporter.decided).toBe(true)
  const open = asked()
  open.conversation.receives(head('HTTP/1.1 101 x'))
  expect([open.reporter.answered, open.reporter.decided, open.reporter.ended]).toEqual(['upgraded', true, false])
  const foreign = asked()
  foreign.conversation.receives('SSH-2.0\r\n')
  expect([foreign.reporter.answered, foreign.reporter.decided]).toEqual(['failed', true])
})

it('hands out what the policy wants sent once: the newest pong, one Close', () => {
  const { conversation, reporter } = connected()
  conversation.sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 101 x'), '\x89\x01A', '\x89\x01B', '\x88\x02\x03\xe8')
  expect(reporter.takeResponses()).toEqual([
    { opcode: 'pong', base64: 'Qg==' },
    { opcode: 'close', code: 1000 },
  ])
  expect(reporter.takeResponses()).toEqual([])
  const silent = connected({ draft: { url: 'ws://a/', session: { answerPings: false, echoClose: false } } })
  silent.conversation.sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 101 x'), '\x89\x01A\x88\x00')
  expect(silent.reporter.takeResponses()).toEqual([])
})

it('counts frames and octets, and makes no frame views where none are wanted', () => {
  const { conversation, reporter } = connected({ frames: false })
  conversation.sends(WS_ECHO.request).wrote().receives(WS_ECHO.response).sends(WS_ECHO.sent).receives(WS_ECHO.received)
  expect(reporter.counts).toEqual({
    framesSent: 3,
    framesReceived: 3,
    bytesSent: WS_ECHO.request.length + WS_ECHO.sent.length,
    bytesReceived: 151,
  })
  expect(reporter.framesBegun).toBe(6)
  expect(reporter.checkpoint()).toMatchObject({ v: 1, frames: 6 })
  expect(reporter.takeFrames()).toEqual([])
})

it('explains the recorded end of TCP without a Close frame', () => {
  const facts = play({ push: () => null })
    .sends(WS_CRASH.request)
    .wrote()
    .receives(WS_CRASH.response)
    .waits(352)
    .ends().facts
  expect(replayed(facts).close).toMatchObject({ code: 1006, by: 'endpoint', how: 'fin', wireCode: null, reportedLocally: true })
})

it('makes a view of whatever an endpoint sends', () => {
  const piece = fc.oneof(
    fc.uint8Array({ maxLength: 60 }),
    fc.constantFrom(
      head('HTTP/1.1 101 Switching Protocols'),
      head('HTTP/1.1 200 OK', 'Transfer-Encoding: chunked'),
      head('HTTP/1.1 100 Continue'),
      head('HTTP/1.1 \x00', ' folded', ': x'),
      WS_PUSH.received,
    ),
  )
  fc.assert(
    fc.property(
      fc.array(piece, { maxLength: 6 }),
      fc.constantFrom('endpoint' as const, 'us' as const, 'network' as const),
      (pieces, by) => {
        const { conversation, view } = connected()
        conversation.sends(WS_ECHO.request).wrote()
        for (const octets of pieces) {
          conversation.receives(octets)
          expect(view().summary).not.toBe('')
        }
        conversation.ends(by)
        expect(view()).toMatchObject({
          state: 'closed',
          outcome: expect.any(String),
          summary: expect.not.stringMatching(/undefined|null|NaN/),
        })
        expect(replayed(conversation.facts)).toEqual(view())
      },
    ),
    { numRuns: 40 },
  )
})

it('keeps the finding of a limit when we end the connection because of it', () => {
  const { conversation, view } = connected()
  conversation
    .sends(head('GET / HTTP/1.1'))
    .wrote()
    .receives(`HTTP/1.1 200 OK\r\n${'A: b\r\n'.repeat(300)}`)
  const limit = () => view().verdicts.find(({ rule }) => rule === 'response/head-within-limits')?.outcome
  expect(limit()).toBe('fail')
  conversation.happens({ kind: 'ended', by: 'us', how: 'rst', phase: 'response' })
  expect(limit()).toBe('fail')
})
