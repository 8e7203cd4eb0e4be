import type { Direction } from '../transcript/fact'
import type { Example, Rule } from './rule'

/** A second answer behind the 101. */
const SECOND_ANSWER: Example = {
  name: 'a second answer instead of frames',
  because: 'notFrames',
  session: [{ received: '48 54 54 50 2f 31 2e 31 20 34 30 30 20 42 61 64 0d 0a 0d 0a' }],
}

/** The reason of rules about frames that came where none did, which one rule says once (`frames/stream-is-frames`). */
export function notFrames(direction: Direction): Readonly<Record<string, string>> {
  return direction === 'sent' ? {} : { notFrames: 'What came is no stream of frames' }
}

/** The examples of a rule, with one of that reason. */
export function withNoFrames(examples: Rule['examples'], direction: Direction): Rule['examples'] {
  if (direction === 'sent') return examples
  return { ...examples, notApplicable: [...(examples.notApplicable ?? []), SECOND_ANSWER] }
}
