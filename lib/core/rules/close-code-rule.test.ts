import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { closeCodeRule } from './close-code-rule'
import { judgeOne } from './judge-one'
import { SAMPLE_REQUEST, SAMPLE_RESPONSE } from './sample'
import { type SessionStep, sessionArtifacts } from './session-steps'

const octets = (lines: readonly string[]) => latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)
const seen = (...steps: SessionStep[]) => sessionArtifacts(octets(SAMPLE_REQUEST), octets(SAMPLE_RESPONSE), steps)
const RULE = closeCodeRule({
  id: 'frames/one',
  title: 'The code is in use',
  failureTitle: 'The code is not in use',
  section: 'rfc6455-7.4.2',
  level: 'must',
  effect: 'clients-fail',
  isBroken: (code) => code < 1000,
  expected: 'another',
  advice: 'Do not.',
  examples: { pass: [], fail: [] },
})

it('judges the code of the first Close frame, and points at it', () => {
  expect(judgeOne(RULE, seen({ received: '88 02 03 e7' }, { received: '88 02 03 e8' }))).toMatchObject({
    outcome: 'fail',
    because: 'Frame 1 (88 02) closes with 999 (Unused): expected another',
    at: [{ part: 'received', start: 0, end: 2, frame: 1 }],
  })
  expect(judgeOne(RULE, seen({ received: '88 02 03 e8' }))).toMatchObject({ outcome: 'pass' })
})

it('applies not to a Close frame without a code, nor to one of the other direction', () => {
  expect(judgeOne(RULE, seen({ received: '88 00' })).outcome).toBe('not-applicable')
  expect(judgeOne(RULE, seen({ sent: '88 82 00 00 00 00 03 e7' })).outcome).toBe('not-applicable')
})
