import { stepFailureWords, stepName } from '../handshake/step-failure'
import { outcomeOf } from './outcome'
import type { StepStory } from './step-views'
import type { Story } from './story'
import { type SummaryInput, summarise } from './summary'
import type { AttemptOutcome } from './view'

/** What a before step makes of its attempt; null as long as it goes on. One that was answered, and not as it should be, is a refusal. */
export function stepOutcome(story: Story & StepStory): AttemptOutcome | null {
  if (story.gained !== null) return story.gained.failure === null ? null : 'refused'
  if (story.ended?.how === 'abort') return 'aborted'
  return story.response === null ? outcomeOf(story, []) : null
}

/** Whether a step whose transport is over ended its attempt: nothing of an answer came, it was stopped, or it did not do its part. */
export function endsAttempt({ response, gained, ended }: Pick<Story, 'response' | 'gained' | 'ended'>): boolean {
  return response === null || (gained !== null && gained.failure !== null) || ended?.how === 'abort'
}

/** One sentence that says which step it was, and what was missing. */
export function stepSummary(story: Story & StepStory, input: SummaryInput): string {
  const name = stepName(story.step.index, story.step.name)
  if (story.gained?.failure) return `${name}: ${stepFailureWords(story.gained.failure, story.response?.head.start.status ?? null)}`
  const said = input.outcome === null && story.response !== null && !input.interrupted ? 'reading the answer' : summarise(input)
  return `${name}: ${said.charAt(0).toLowerCase()}${said.slice(1)}`
}
