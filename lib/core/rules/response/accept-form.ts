import { base64Decode } from '../../bytes/base64'
import { field, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { responseWhere, SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

const DIGEST_OCTETS = 20
const answering = (value: string) => responseWhere('Sec-WebSocket-Accept', `Sec-WebSocket-Accept: ${value}`)

export default rule({
  id: 'response/accept-form',
  catalogue: ['H-065'],
  title: 'Sec-WebSocket-Accept is the base64 of 20 octets',
  failureTitle: 'Sec-WebSocket-Accept is not the base64 of 20 octets',
  section: 'rfc6455-4.3',
  says: 'The value is base64 with padding; a SHA-1 digest has 20 octets and so 28 characters.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['response'],
  reasons: {
    whole: 'Sec-WebSocket-Accept decodes to 20 octets',
    notBase64: 'Sec-WebSocket-Accept is "{seen}", which is not base64: expected 28 characters of base64',
    wrongLength: 'Sec-WebSocket-Accept is "{seen}", which decodes to {octets} octets: expected 20',
    absent: 'There is no Sec-WebSocket-Accept line to read',
    notSwitching: 'The status is not 101, so nothing was switched',
  },
  check({ response }) {
    if (response.start.status !== 101) return { outcome: 'not-applicable', because: 'notSwitching' }
    const lines = field(response, 'sec-websocket-accept')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    for (const line of lines) {
      const octets = base64Decode(line.value)
      const at = valuePlaces('response', [line])
      if (!octets) return { outcome: 'fail', because: 'notBase64', at, values: { seen: short(line.value) } }
      if (octets.length !== DIGEST_OCTETS)
        return { outcome: 'fail', because: 'wrongLength', at, values: { seen: short(line.value), octets: String(octets.length) } }
    }
    return { outcome: 'pass', because: 'whole', at: valuePlaces('response', lines) }
  },
  advice: 'Encode the 20 octets of the digest with the standard base64 alphabet and padding, not as hex and not without "=".',
  examples: {
    pass: [{ name: 'the answer of the RFC', because: 'whole', response: SAMPLE_RESPONSE, marks: ['s3pPLMBiTxaQ9kYGzzhZRbK+xOo='] }],
    fail: [
      { name: 'masked by hand in a report', because: 'wrongLength', response: answering('REDACTED'), marks: ['REDACTED'] },
      { name: 'the digest in hex', because: 'wrongLength', response: answering('b37a4f2cc0624f1690f64606cf385945b2bec4ea') },
      { name: 'no padding', because: 'notBase64', response: answering('s3pPLMBiTxaQ9kYGzzhZRbK+xOo') },
    ],
    notApplicable: [
      { name: 'none', because: 'absent', response: responseWhere('Sec-WebSocket-Accept') },
      { name: 'a refusal', because: 'notSwitching', response: SAMPLE_REFUSAL },
    ],
  },
})
