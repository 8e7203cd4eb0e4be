import { expect, it } from 'vitest'
import { head, play } from '../../testing/play'
import type { FrameDraft } from '../frames/frame-draft'
import type { Fact } from '../transcript/fact'
import { createObserver } from './observe'
import { createResponder } from './respond'

function session(policy = { answerPings: true, echoClose: true }) {
  const observer = createObserver()
  const responder = createResponder(policy)
  let drafts: FrameDraft[] = []
  const player = {
    push(fact: Fact) {
      const events = observer.push(fact)
      drafts = responder.push(events)
      return events
    },
  }
  const conversation = play(player).sends(head('GET / HTTP/1.1')).wrote().receives(head('HTTP/1.1 101 x'))
  return { conversation, answers: () => drafts, responder }
}

it('answers the newest ping of one read with its payload (RFC 6455 §5.5.3)', () => {
  const { conversation, answers } = session()
  conversation.receives('\x89\x01A\x89\x01B')
  expect(answers()).toEqual([{ opcode: 'pong', base64: 'Qg==' }])
})

it.each([
  ['a code', '\x88\x05\x03\xe8bye', { opcode: 'close', code: 1000 }],
  ['no code', '\x88\x00', { opcode: 'close' }],
  ['a code that must not travel', '\x88\x02\x03\xed', { opcode: 'close', code: 1002 }],
  ['one octet', '\x88\x01\x03', { opcode: 'close', code: 1002 }],
])('echoes a Close with %s once (§5.5.1)', (_, frame, expected) => {
  const { conversation, answers } = session()
  conversation.receives(frame)
  expect(answers()).toEqual([expected])
  conversation.receives(frame, '\x89\x00')
  expect(answers()).toEqual([])
})

it('stays silent after a Close of our own, and where the policy says so', () => {
  const ours = session()
  ours.conversation.sends('\x88\x80\x00\x00\x00\x00').receives('\x89\x00\x88\x00')
  expect(ours.answers()).toEqual([])
  const silent = session({ answerPings: false, echoClose: false })
  silent.conversation.receives('\x89\x00\x88\x00')
  expect(silent.answers()).toEqual([])
})

it('answers by another policy from when it is changed', () => {
  const { conversation, answers, responder } = session()
  responder.change({ answerPings: false })
  conversation.receives('\x89\x01A')
  expect(answers()).toEqual([])
  expect(responder.policy).toEqual({ answerPings: false, echoClose: true })
  responder.change({ answerPings: true, echoClose: false })
  conversation.receives('\x89\x01B\x88\x00')
  expect(answers()).toEqual([{ opcode: 'pong', base64: 'Qg==' }])
})
