import type { SubprotocolExpectation } from '../../handshake/expectation'
import { quoted } from '../../spec/words'
import type { Kind } from '../evidence'
import { isOver, noAnswer } from '../over'

/** The subprotocol the endpoint selected. */
export const subprotocol: Kind<SubprotocolExpectation> = {
  title: ({ is }) => (is === null ? 'No subprotocol is selected' : `Subprotocol is ${quoted(is)}`),
  expected: ({ is }) => (is === null ? 'none' : quoted(is)),
  problem: ({ is }) => (is === '' ? { field: 'is', message: 'The subprotocol is empty: expected its name, or none' } : null),
  judge({ is }, { evidence }) {
    const { response, subprotocol } = evidence
    if (response === null) {
      return isOver(evidence) ? { outcome: 'fail', seen: noAnswer(evidence) } : { outcome: 'pending', seen: 'No answer came yet' }
    }
    const seen = subprotocol === null ? 'No subprotocol is selected' : `Subprotocol is ${quoted(subprotocol)}`
    return { outcome: subprotocol === is ? 'pass' : 'fail', seen }
  },
}
