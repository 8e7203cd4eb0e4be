import { expect, it } from 'vitest'
import type { GainedFact, StepFact } from '../transcript/fact'
import { endsAttempt, stepOutcome, stepSummary } from './step-outcome'
import { emptyStory } from './story'

const step: StepFact = { v: 1, at: 0, hop: 0, kind: 'step', index: 1, name: '', method: 'GET', url: 'http://a/' }
const gained = (failure: GainedFact['failure']): GainedFact => ({ v: 1, at: 1, hop: 0, kind: 'gained', extracted: [], failure })
const status = { because: 'status', expected: [200] } as const
const story = (more: object = {}) => ({ ...emptyStory(0, 0), step, ...more })
const input = {
  place: { host: 'a', port: 80, tls: false },
  verdicts: [],
  close: null,
  counts: { framesSent: 0, framesReceived: 0, bytesSent: 0, bytesReceived: 0 },
}

it('refuses where a step did not do its part, and goes on where it did', () => {
  expect(stepOutcome(story({ gained: gained(status) }))).toBe('refused')
  expect(stepOutcome(story({ gained: gained(null) }))).toBe(null)
  expect(stepOutcome(story())).toBe(null)
})

it('tells a step that was stopped from one that is over', () => {
  const ended = { v: 1, at: 1, hop: 0, kind: 'ended', by: 'us', how: 'abort', phase: 'response' } as const
  expect(stepOutcome(story({ ended }))).toBe('aborted')
  expect(endsAttempt(story({ ended }))).toBe(true)
  expect(endsAttempt(story({ gained: gained(status) }))).toBe(true)
})

it('says which step it is and what it does', () => {
  const running = { ...input, story: story(), outcome: null, interrupted: false }
  expect(stepSummary(story(), running)).toBe('Before step 2: looking up a')
  expect(stepSummary(story(), { ...running, interrupted: true })).toBe(
    'Before step 2: interrupted: this program ended before a connection stood',
  )
  expect(stepSummary(story({ gained: gained(status) }), running)).toBe('Before step 2: no status, expected 200')
})
