import { rule } from '../rule'
import { answered, SAMPLE_RESPONSE } from '../sample'

export default rule({
  id: 'response/tls-on-plain-port',
  catalogue: ['H-005'],
  title: 'The port answers in clear text',
  failureTitle: 'The port answers in TLS',
  section: 'rfc6455-3',
  says: 'ws is clear text and wss is TLS: scheme and port have to agree.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['answer'],
  reasons: {
    clear: 'The answer is HTTP, not TLS',
    alert: 'The answer is a TLS alert: expected HTTP, so this port wants wss://',
    record: 'The answer is a TLS record: expected HTTP, so this port wants wss://',
    other: 'No TLS came',
  },
  check({ answer }) {
    if (answer.how === 'head') return { outcome: 'pass', because: 'clear', at: [] }
    const at = [{ part: 'response' as const, start: 0, end: Math.min(answer.bytes.length, 7) }]
    if (answer.looksLike === 'tls-alert') return { outcome: 'fail', because: 'alert', at }
    if (answer.looksLike === 'tls-record') return { outcome: 'fail', because: 'record', at }
    return { outcome: 'not-applicable', because: 'other' }
  },
  advice: 'Use wss:// with this port.',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'clear', response: SAMPLE_RESPONSE }],
    fail: [
      {
        name: 'an alert',
        because: 'alert',
        artifacts: answered('not-http', { bytes: Uint8Array.of(0x15, 3, 1, 0, 2, 2, 70), looksLike: 'tls-alert' }),
        marks: ['\x15\x03\x01\x00\x02\x02\x46'],
      },
      {
        name: 'a record',
        because: 'record',
        artifacts: answered('not-http', { bytes: Uint8Array.of(0x16, 3, 1, 0, 2), looksLike: 'tls-record' }),
      },
    ],
    notApplicable: [{ name: 'silence', because: 'other', artifacts: answered('timed-out') }],
  },
})
