import type { EndedFact } from '../../transcript/fact'
import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

const ended = (how: EndedFact['how']) => ({
  ended: { v: 1, at: 5, hop: 0, kind: 'ended', by: 'endpoint', how, phase: 'response' } as const,
})

export default rule({
  id: 'response/closed-without-bytes',
  catalogue: ['H-010'],
  title: 'The server answered',
  failureTitle: 'The server ended the connection without an answer',
  section: 'rfc6455-10.7',
  says: 'A server that finds a handshake wrong answers it with an HTTP error such as 400.',
  level: 'should',
  effect: 'clients-fail',
  requires: ['answer'],
  uses: ['ended'],
  reasons: {
    answered: 'An answer came',
    fin: 'The connection was closed (FIN) without one octet: expected an answer',
    rst: 'The connection was reset (RST) without one octet: expected an answer',
    other: 'The server did not end the connection without an answer',
  },
  check({ answer, ended: end }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'answered', at: [] }
    if (answer.how !== 'ended' || answer.bytes.length > 0) return { outcome: 'not-applicable', because: 'other' }
    return { outcome: 'fail', because: end?.how === 'rst' ? 'rst' : 'fin', at: [] }
  },
  advice:
    'Look in the log of the server at this instant. Usual causes: a firewall or proxy, a port that wants TLS, no handler for upgrades, or a crash in one.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'answered', response: SAMPLE_RESPONSE }],
    fail: [
      { name: 'closed', because: 'fin', artifacts: { ...answered('ended'), ...ended('fin') } },
      { name: 'reset', because: 'rst', artifacts: { ...answered('ended'), ...ended('rst') } },
    ],
    notApplicable: [{ name: 'silence', because: 'other', artifacts: answered('timed-out') }],
  },
})
