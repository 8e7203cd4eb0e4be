import { expect, it } from 'vitest'
import { answerWords, isAnswered, type LadderOutcome } from './answer'

it.each<[LadderOutcome, number | null, string, boolean]>([
  ['opens', 101, 'opened', true],
  ['invalid', 101, 'answered with a 101 that no client takes', true],
  ['refused', 403, 'refused with 403', true],
  ['refused', null, 'refused with an unreadable status', true],
  ['not-http', null, 'answered with something that is not HTTP', false],
  ['unreachable', null, 'not reached', false],
  ['no-answer', null, 'not answered in time', false],
  ['blocked', null, 'blocked by the network policy', false],
  ['stopped', null, 'stopped', false],
])('%s with status %s is “%s”', (outcome, status, words, answered) => {
  expect(answerWords({ outcome, status })).toBe(words)
  expect(isAnswered({ outcome, status })).toBe(answered)
})
