import { certificateDetails, isSelfSigned } from '../certificate'
import { rule } from '../rule'
import { certificate, DER_SHA1_WITH_ISSUER, SAMPLE_TLS_URL, secured } from '../sample-tls'

/** Signature algorithms that build on MD5 or SHA-1 (RFC 3279 §2.2). */
const WEAK: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.4': 'MD5 with RSA',
  '1.2.840.113549.1.1.5': 'SHA-1 with RSA',
  '1.2.840.10040.4.3': 'SHA-1 with DSA',
  '1.2.840.10045.4.1': 'SHA-1 with ECDSA',
  '1.3.14.3.2.29': 'SHA-1 with RSA',
}
/** The skeleton of a certificate in DER: nothing to certify, ECDSA with SHA-256, no signature. */
const SHA256 = 'MBIwADAKBggqhkjOPQQDAgMCAAA='

export default rule({
  id: 'tls/signature-strong',
  title: 'The certificates are signed with a strong hash',
  failureTitle: 'A certificate is signed with a broken hash',
  section: 'rfc9325-4.5',
  says: 'Certificates are signed with SHA-256 or better; SHA-1 and MD5 are not used any more.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  reasons: {
    strong: 'No certificate is signed with SHA-1 or MD5',
    weak: 'The certificate "{subject}" is signed with {algorithm}: expected SHA-256 or better',
    unknown: 'No signature of another was read',
  },
  check({ tls: { chain } }) {
    // What a root says of itself is trusted for other reasons than its signature.
    const signed = chain.filter((one, index) => index === 0 || !isSelfSigned(one))
    const read = signed.flatMap((one) => {
      const { signature } = certificateDetails(one)
      return signature === null ? [] : [{ subject: one.subject, algorithm: WEAK[signature] }]
    })
    if (read.length === 0) return { outcome: 'not-applicable', because: 'unknown' }
    const weak = read.find(({ algorithm }) => algorithm !== undefined)
    return weak ? { outcome: 'fail', because: 'weak', at: [], values: weak } : { outcome: 'pass', because: 'strong', at: [] }
  },
  advice: 'Have the certificate issued anew: browsers and current TLS libraries refuse SHA-1.',
  examples: {
    pass: [
      { name: 'SHA-256 with ECDSA', because: 'strong', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [certificate({ der: SHA256 })] }) },
    ],
    fail: [
      {
        name: 'SHA-1 with RSA',
        because: 'weak',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ chain: [certificate({ der: DER_SHA1_WITH_ISSUER })] }),
      },
    ],
    notApplicable: [{ name: 'octets that are no certificate', because: 'unknown', url: SAMPLE_TLS_URL, artifacts: secured() }],
  },
})
