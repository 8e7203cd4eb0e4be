import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { frameRule } from './frame-fault'
import { judgeOne } from './judge-one'
import { SAMPLE_REQUEST, SAMPLE_RESPONSE } from './sample'
import { type SessionStep, sessionArtifacts } from './session-steps'

const octets = (lines: readonly string[]) => latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)
const seen = (...steps: SessionStep[]) => sessionArtifacts(octets(SAMPLE_REQUEST), octets(SAMPLE_RESPONSE), steps)
const RULE = frameRule({
  id: 'frames/one',
  fault: 'rsv2-set',
  title: 'RSV2 is 0',
  failureTitle: 'RSV2 is 1',
  section: 'rfc6455-5.2',
  level: 'must',
  effect: 'clients-fail',
  clean: 'All is well',
  broken: 'Frame {frame} begins with {octets}',
  advice: 'Do not.',
  examples: { pass: [], fail: [] },
})

it('fails at the first frame that has the fault, and counts the others', () => {
  expect(judgeOne(RULE, seen({ received: '81 00' }, { received: 'a1 00 a1 00' }))).toMatchObject({
    outcome: 'fail',
    because: 'Frame 2 begins with a1 00; so it is with 1 more frame',
    at: [{ part: 'received', start: 2, end: 4, frame: 2 }],
  })
})

it('passes where frames came without it, applies not where none came, and looks at one direction only', () => {
  expect(judgeOne(RULE, seen({ received: '81 00' }))).toMatchObject({ outcome: 'pass', because: 'All is well' })
  expect(judgeOne(RULE, seen({ sent: 'a1 80 00 00 00 00' }))).toMatchObject({ outcome: 'not-applicable', because: 'No frame came' })
})
