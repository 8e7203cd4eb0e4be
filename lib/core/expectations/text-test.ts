import type { TextTest } from '../handshake/expectation'
import { quoted } from '../spec/words'
import type { ExpectationProblem } from './evidence'

const LONGEST_PATTERN = 1_000

/** "equals "x"", "contains "x"", "matches /x/". */
export function testWords(test: TextTest, value: string): string {
  return test === 'matches' ? `matches /${value}/` : `${test === 'equals' ? 'is' : 'contains'} ${quoted(value)}`
}

/** The same behind "expected". */
export function expectedWords(test: TextTest, value: string): string {
  return test === 'matches' ? `a match of /${value}/` : test === 'equals' ? quoted(value) : `a text that contains ${quoted(value)}`
}

/** Whether a text is or holds another. A pattern is none of both: those run elsewhere, because they may never end. */
export function textFits(test: 'equals' | 'contains', text: string, value: string): boolean {
  return test === 'equals' ? text === value : text.includes(value)
}

/** What is wrong with a regular expression, without running it; null where it can be used. */
export function patternProblem(source: string): ExpectationProblem | null {
  const refused = (message: string) => ({ field: 'value', message })
  if (source === '') return refused('The pattern is empty: expected a regular expression')
  if (source.length > LONGEST_PATTERN) return refused(`The pattern has ${source.length} characters: expected at most ${LONGEST_PATTERN}`)
  try {
    new RegExp(source, 'u')
    return null
  } catch (error) {
    const why = error instanceof Error ? error.message.replace(/^Invalid regular expression: /, '') : 'it cannot be read'
    return refused(`The pattern cannot be used: ${why}`)
  }
}
