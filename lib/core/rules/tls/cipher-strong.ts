import { rule } from '../rule'
import { SAMPLE_TLS_URL, secured } from '../sample-tls'

/** No encryption, no authentication, export grade, and ciphers below 112 bits or broken (RFC 9325 §4.1). */
const WEAK = /_NULL_|_EXPORT|_anon_|_RC4_|_RC2_|_DES_|_DES40_|_3DES_|_IDEA_/i

export default rule({
  id: 'tls/cipher-strong',
  catalogue: ['H-018'],
  title: 'The cipher is strong',
  failureTitle: 'The cipher is weak',
  section: 'rfc9325-4.1',
  says: 'Ciphers without encryption, of export grade, with RC4 or with less than 112 bits of strength are not negotiated.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  reasons: {
    strong: 'The cipher is {cipher}',
    weak: 'The cipher is {cipher}: expected AES in GCM or ChaCha20-Poly1305',
    unknown: 'The cipher was not told',
  },
  check({ tls: { cipher } }) {
    if (cipher === null) return { outcome: 'not-applicable', because: 'unknown' }
    const values = { cipher }
    return WEAK.test(cipher) ? { outcome: 'fail', because: 'weak', at: [], values } : { outcome: 'pass', because: 'strong', at: [], values }
  },
  advice: 'Take such ciphers off the list of the endpoint: clients of today do not offer them.',
  examples: {
    pass: [{ name: 'AES-256-GCM', because: 'strong', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: '3DES',
        because: 'weak',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ version: 'TLSv1.2', cipher: 'TLS_RSA_WITH_3DES_EDE_CBC_SHA' }),
      },
      {
        name: 'no encryption',
        because: 'weak',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ version: 'TLSv1.2', cipher: 'TLS_RSA_WITH_NULL_SHA256' }),
      },
    ],
    notApplicable: [{ name: 'an unnamed cipher', because: 'unknown', url: SAMPLE_TLS_URL, artifacts: secured({ cipher: null }) }],
  },
})
