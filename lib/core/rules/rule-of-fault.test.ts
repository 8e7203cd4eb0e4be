import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import type { FrameFault } from '../frames/fault'
import { VIOLATIONS, violationsOf } from '../frames/violations'
import { FRAME_RULES } from './frame-rules'
import { judgeOne } from './judge-one'
import { ruleOfFault } from './rule-of-fault'
import { SAMPLE_REQUEST, SAMPLE_RESPONSE } from './sample'
import { type SessionStep, sessionArtifacts } from './session-steps'

const TOLD_APART: readonly FrameFault[] = [
  'length-16-not-minimal',
  'length-64-not-minimal',
  'close-code-unused',
  'close-code-local',
  'close-code-unassigned',
  'close-code-out-of-range',
]
const FAULTS = [
  ...violationsOf(VIOLATIONS).filter((violation) => violation !== 'length-not-minimal' && violation !== 'close-code-invalid'),
  ...TOLD_APART,
] as readonly FrameFault[]

it.each(FAULTS)('names a rule for %s in both directions', (fault) => {
  const ids = FRAME_RULES.map(({ id }) => id)
  expect(ids).toContain(ruleOfFault(fault, 'received'))
  expect(ids).toContain(ruleOfFault(fault, 'sent'))
})

const octets = (lines: readonly string[]) => latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)

it.each<[FrameFault, 'sent' | 'received', string]>([
  ['rsv3-set', 'received', '91 00'],
  ['masked-by-server', 'received', '81 80 01 02 03 04'],
  ['close-code-local', 'received', '88 02 03 ed'],
  ['unmasked-by-client', 'sent', '81 00'],
  ['rsv3-set', 'sent', '91 80 01 02 03 04'],
  ['close-code-local', 'sent', '88 82 00 00 00 00 03 ed'],
])('names for %s (%s) the rule that fails at it', (fault, direction, frame) => {
  const step: SessionStep = direction === 'sent' ? { sent: frame } : { received: frame }
  const seen = sessionArtifacts(octets(SAMPLE_REQUEST), octets(SAMPLE_RESPONSE), [step])
  const rule = FRAME_RULES.find(({ id }) => id === ruleOfFault(fault, direction))
  expect(rule && judgeOne(rule, seen).outcome).toBe('fail')
})
