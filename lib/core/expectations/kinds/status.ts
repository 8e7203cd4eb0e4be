import type { StatusExpectation } from '../../handshake/expectation'
import type { Kind } from '../evidence'
import { isOver, noAnswer } from '../over'

const words = ({ is }: StatusExpectation) => is.join(' or ')

/** The status of the final answer. */
export const status: Kind<StatusExpectation> = {
  title: (one) => `Status is ${words(one)}`,
  expected: words,
  problem({ is }) {
    if (is.length === 0) return { field: 'is', message: 'There is no status: expected one such as 101, or a class such as 4xx' }
    const wrong = is.find((one) => (typeof one === 'number' ? !Number.isInteger(one) || one < 100 || one > 999 : !/^[1-5]xx$/.test(one)))
    return wrong === undefined ? null : { field: 'is', message: `${wrong} is no status: expected 100 to 999, or a class such as 4xx` }
  },
  judge({ is }, { evidence }) {
    const { status, response } = evidence
    if (status === null) {
      return isOver(evidence) || response !== null
        ? { outcome: 'fail', seen: noAnswer(evidence) }
        : { outcome: 'pending', seen: 'No answer came yet' }
    }
    const fits = is.some((one) => (typeof one === 'number' ? one === status : one.charAt(0) === String(Math.floor(status / 100))))
    return { outcome: fits ? 'pass' : 'fail', seen: `Status is ${status}` }
  },
}
