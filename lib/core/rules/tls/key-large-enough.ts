import type { CertificateData } from '../../transcript/fact'
import { rule } from '../rule'
import { certificate, SAMPLE_TLS_URL, secured } from '../sample-tls'

const LEAST: Readonly<Record<string, number>> = { rsa: 2048, 'rsa-pss': 2048, dsa: 2048, ec: 224 }

/** Bits of a key; of a curve those in its name, such as `prime256v1`. */
function bitsOf({ key }: CertificateData): number | null {
  if (key?.bits !== undefined) return key.bits
  const bits = /\d{3}/.exec(key?.curve ?? '')
  return bits ? Number(bits[0]) : null
}

export default rule({
  id: 'tls/key-large-enough',
  title: 'The keys of the certificates are large enough',
  failureTitle: 'The key of a certificate is too small',
  section: 'rfc9325-4.5',
  says: 'RSA keys have 2048 bits or more, curves 224.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  reasons: {
    large: 'The keys have {sizes}',
    small: 'The key of "{subject}" has {bits} bits ({type}): expected {least} or more',
    unknown: 'The size of the keys is not known',
  },
  check({ tls: { chain } }) {
    const sized = chain.flatMap((one) => {
      const bits = bitsOf(one)
      const least = LEAST[one.key?.type ?? '']
      return bits === null || least === undefined ? [] : [{ subject: one.subject, type: one.key?.type ?? '', bits, least }]
    })
    if (sized.length === 0) return { outcome: 'not-applicable', because: 'unknown' }
    const small = sized.find(({ bits, least }) => bits < least)
    if (!small)
      return {
        outcome: 'pass',
        because: 'large',
        at: [],
        values: { sizes: sized.map(({ bits, type }) => `${bits} bits (${type})`).join(', ') },
      }
    const { subject, type, bits, least } = small
    return { outcome: 'fail', because: 'small', at: [], values: { subject, type, bits: String(bits), least: String(least) } }
  },
  advice: 'Have a certificate issued for a new key: RSA with 2048 bits or more, or the curve P-256.',
  examples: {
    pass: [{ name: 'P-256', because: 'large', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: 'RSA with 1024 bits',
        because: 'small',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ chain: [certificate({ key: { type: 'rsa', bits: 1024 } })] }),
      },
      {
        name: 'a curve of 192 bits',
        because: 'small',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ chain: [certificate({ key: { type: 'ec', curve: 'prime192v1' } })] }),
      },
    ],
    notApplicable: [
      {
        name: 'Ed25519, which has one size',
        because: 'unknown',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ chain: [certificate({ key: { type: 'ed25519' } })] }),
      },
    ],
  },
})
