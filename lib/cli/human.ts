import { checksOf, type RunAnswer } from './result'
import { visible } from './visible'

const WORDS = { pass: 'PASS', fail: 'FAIL', pending: 'OPEN', unknown: 'UNKNOWN' } as const

/** A run for people: the sentence of the attempt, each expectation in a line, where to look further. */
export function human(answer: RunAnswer, name: string, url: string): string {
  const lines = checksOf(answer).map(({ outcome, title, sentence }) => {
    const why = outcome === 'pass' ? '' : ` (${sentence})`
    return `  ${WORDS[outcome].padEnd(7)} ${visible(title)}${visible(why)}`
  })
  const word = answer.passed === true ? 'passed' : 'FAILED'
  return [`${visible(name)}: ${word}`, `  ${visible(answer.summary)}`, ...lines, `  ${visible(url)}`, ''].join('\n')
}
