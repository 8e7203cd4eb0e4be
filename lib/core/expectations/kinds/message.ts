import type { MessageExpectation } from '../../handshake/expectation'
import { counted, quoted } from '../../spec/words'
import type { Kind } from '../evidence'
import { parseJsonPath } from '../json-path'
import { hasNoSession, isOver } from '../over'
import { expectedWords, patternProblem, testWords } from '../text-test'

const nameOf = ({ which }: MessageExpectation) =>
  which === 'any' ? 'A message' : which === 'first' ? 'The first message' : `Message ${which}`

/** How a value to compare with is written. */
const shown = (value: MessageExpectation['value']) => (typeof value === 'string' ? quoted(value) : String(value))

/** A message of the endpoint, as text or as JSON. Messages are read where they are stored: the answer comes with `asked`. */
export const message: Kind<MessageExpectation> = {
  title(one) {
    const { path, test, value } = one
    if (test === 'exists') return path === undefined ? `${nameOf(one)} comes` : `${nameOf(one)} has ${path}`
    if (test === 'absent') return `${nameOf(one)} has no ${path}`
    const said = typeof value === 'string' ? testWords(test, value) : `is ${shown(value)}`
    return path === undefined ? `${nameOf(one)} ${said}` : `${path} of ${nameOf(one).toLowerCase()} ${said}`
  },
  expected({ path, test, value }) {
    if (test === 'exists') return path === undefined ? 'a message' : path
    if (test === 'absent') return `no ${path}`
    return typeof value === 'string' ? expectedWords(test, value) : shown(value)
  },
  problem({ which, path, test, value }) {
    if (typeof which === 'number' && !(Number.isInteger(which) && which >= 1 && which <= 1_000_000)) {
      return { field: 'which', message: `${which} is no number of a message: expected 1 to 1,000,000` }
    }
    const read = path === undefined ? null : parseJsonPath(path)
    if (read?.ok === false) return { field: 'path', message: read.problem }
    if (test === 'exists') return null
    if (test === 'absent') {
      return path === undefined ? { field: 'path', message: 'There is no path: expected what is absent from the message' } : null
    }
    if (value === undefined) return { field: 'value', message: 'There is no value: expected what the message is compared with' }
    if (typeof value !== 'string' && (path === undefined || test !== 'equals')) {
      return { field: 'value', message: `The value is ${String(value)}: expected a text, except where a JSON path equals it` }
    }
    return test === 'matches' ? patternProblem(String(value)) : null
  },
  asks: () => true,
  judge({ which }, { evidence, asked }) {
    if (asked !== undefined && asked.outcome !== 'pending') return asked
    if (hasNoSession(evidence)) return { outcome: 'fail', seen: 'No message came, since no session was opened' }
    const came = asked?.messages ?? 0
    if (!isOver(evidence)) {
      return { outcome: 'pending', seen: came === 0 ? 'No message came yet' : `${counted(came, 'message')} came so far` }
    }
    if (evidence.state === 'interrupted')
      return { outcome: 'unknown', seen: `The attempt was interrupted after ${counted(came, 'message')}` }
    if (came === 0) return { outcome: 'fail', seen: 'No message came' }
    if (typeof which === 'number') return { outcome: 'fail', seen: `Only ${counted(came, 'message')} came` }
    return { outcome: 'fail', seen: `None of ${counted(came, 'message')} fits` }
  },
}
