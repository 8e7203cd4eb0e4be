import { expect, it } from 'vitest'
import { importAnswer } from './import-answer'

it('says what a command printed, beside the draft it makes', () => {
  const answer = importAnswer('$ wscat -c ws://a/x\nerror: Unexpected server response: 403')
  expect([answer.format, answer.drafts[0]?.url, answer.diagnoses.length > 0, answer.diagnoses[0]?.about]).toEqual([
    'wscat',
    'ws://a/x',
    true,
    'answer',
  ])
  expect(importAnswer('curl ws://a').diagnoses).toEqual([])
})
it('says what a log means', () => {
  const answer = importAnswer("WebSocket connection to 'wss://a/x' failed: Error during WebSocket handshake: Unexpected response code: 502")
  expect([answer.format, answer.diagnoses.length > 0]).toEqual(['agent-log', true])
})
it('reads as much as it is told to', () => {
  const text = `{"log":{"entries":[],"comment":"${'x'.repeat(1_100_000)}"}}`
  expect(importAnswer(text).problems[0]?.message).toMatch(/^The text has \d+ characters: expected at most 1048576$/)
  expect(importAnswer(text, 'auto', 2_000_000).problems[0]?.message).toBe('The HAR has no entries')
})
