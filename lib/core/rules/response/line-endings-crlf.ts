import { faultsOf, namesWithFault, wholePlaces } from '../fields'
import { rule } from '../rule'
import { SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/line-endings-crlf',
  catalogue: ['H-026'],
  title: 'Every line ends with CRLF',
  failureTitle: 'A line ends with LF alone',
  section: 'rfc9112-2.2',
  says: 'Lines end with CRLF; a recipient may take a lone LF as an end, and not every recipient does.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['response'],
  reasons: {
    clean: 'Every line of the head ends with CRLF',
    found: '{count} line endings are LF alone: expected CRLF',
  },
  check({ response }) {
    const faults = faultsOf(response, 'bare-lf')
    if (faults.length === 0) return { outcome: 'pass', because: 'clean', at: [] }
    const values = { count: String(faults.length), where: namesWithFault(response, 'bare-lf') }
    return {
      outcome: 'fail',
      because: 'found',
      at: wholePlaces('response', faults),
      values,
    }
  },
  advice: 'Write CRLF. Recipients that disagree on where a line ends are how responses get split.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clean', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'line feeds only',
        because: 'found',
        response: 'HTTP/1.1 101 Switching Protocols\nUpgrade: websocket\n\n',
        marks: ['\n', '\n', '\n'],
      },
      { name: 'one of them', because: 'found', response: 'HTTP/1.1 403 Forbidden\r\nServer: x\n\r\n', marks: ['\n'] },
    ],
  },
})
