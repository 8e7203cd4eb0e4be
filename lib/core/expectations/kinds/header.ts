import type { HeaderExpectation } from '../../handshake/expectation'
import { lowerAscii } from '../../spec/grammar'
import { counted, quoted } from '../../spec/words'
import type { Evidence, Kind } from '../evidence'
import { isOver, noAnswer } from '../over'
import { expectedWords, patternProblem, testWords, textFits } from '../text-test'

type Lines = NonNullable<Evidence['response']>['lines']

/** The lines of a field in the final answer. */
const linesOf = (name: string, lines: Lines) => lines.filter((line) => lowerAscii(line.name) === lowerAscii(name))

/** A field of the final answer; values of sensitive fields are masked before they are compared. */
export const header: Kind<HeaderExpectation> = {
  title({ name, test, value = '' }) {
    if (test === 'present' || test === 'absent') return `${name} is ${test}`
    return `${name} ${testWords(test, value)}`
  },
  expected({ name, test, value = '' }) {
    if (test === 'present') return `a line ${name}`
    if (test === 'absent') return `no line ${name}`
    return expectedWords(test, value)
  },
  problem({ name, test, value }) {
    if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(name)) {
      const seen = name === '' ? 'The name is empty' : `${quoted(name)} is no field name`
      return { field: 'name', message: `${seen}: expected one such as Sec-WebSocket-Protocol` }
    }
    if (test === 'present' || test === 'absent') return null
    if (value === undefined) return { field: 'value', message: `There is no value: expected what ${name} is compared with` }
    return test === 'matches' ? patternProblem(value) : null
  },
  asks: ({ test }) => test === 'matches',
  judge({ name, test, value = '' }, { evidence, asked }) {
    const { response } = evidence
    if (response === null) {
      return isOver(evidence) ? { outcome: 'fail', seen: noAnswer(evidence) } : { outcome: 'pending', seen: 'No answer came yet' }
    }
    const lines = linesOf(name, response.lines)
    const [first] = lines
    if (first === undefined) return { outcome: test === 'absent' ? 'pass' : 'fail', seen: `There is no line ${name}` }
    const at = { part: 'response', ...first.span } as const
    const seen = `${name} is ${lines.map((line) => quoted(line.value)).join(' and ')}`
    if (test === 'present') return { outcome: 'pass', seen, at }
    if (test === 'absent')
      return { outcome: 'fail', seen: lines.length > 1 ? `There are ${counted(lines.length, 'line')} ${name}` : seen, at }
    if (test === 'matches') return asked === undefined ? { outcome: 'pending', seen } : { ...asked, seen: asked.seen || seen, at }
    const joined = lines.map((line) => line.value).join(', ')
    const fitting = lines.find((line) => textFits(test, line.value, value))
    const fits = fitting !== undefined || textFits(test, joined, value)
    return { outcome: fits ? 'pass' : 'fail', seen, at: { part: 'response', ...(fitting ?? first).span } }
  },
}

/** The texts a pattern has to find something in: of each line of the field, and of all of them joined. */
export function headerTexts({ name }: HeaderExpectation, { response }: Evidence): readonly string[] {
  const values = linesOf(name, response?.lines ?? []).map((line) => line.value)
  return values.length > 1 ? [...values, values.join(', ')] : values
}
