import { rule } from '../rule'
import { certificate, SAMPLE_TLS_URL, secured, unverified } from '../sample-tls'

const EXPIRED = { chain: [certificate({ validTo: '2021-01-01T00:00:00.000Z' })] }

export default rule({
  id: 'tls/certificate-verified',
  catalogue: ['H-013', 'H-014', 'H-015'],
  title: 'The certificate was verified',
  failureTitle: 'The certificate was not verified',
  section: 'rfc6455-4.1',
  says: 'A client that cannot verify the certificate of the server fails the connection.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  reasons: {
    verified: 'Verification found nothing',
    verifiedThough: 'Verification was switched off, and would have found nothing',
    refused: 'Verification ended with {error}: expected it to find nothing',
    off: 'Verification was switched off, and would have ended with {error}: expected it to find nothing',
  },
  check({ tls: { verify, verified, error } }) {
    if (verified) return { outcome: 'pass', because: verify ? 'verified' : 'verifiedThough', at: [] }
    return { outcome: 'fail', because: verify ? 'refused' : 'off', at: [], values: { error: error ?? 'an unnamed error' } }
  },
  advice: 'The findings about the certificate say what to mend.',
  adviceFor: {
    off: 'What follows was looked at in spite of that; other clients stop here. The findings about the certificate say what to mend.',
  },
  examples: {
    pass: [
      { name: 'a certificate in order', because: 'verified', url: SAMPLE_TLS_URL, artifacts: secured() },
      {
        name: 'verification switched off for nothing',
        because: 'verifiedThough',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ verify: false }),
      },
    ],
    fail: [
      { name: 'an expired certificate', because: 'refused', url: SAMPLE_TLS_URL, artifacts: unverified('CERT_HAS_EXPIRED', EXPIRED) },
      {
        name: 'an expired certificate that was let through',
        because: 'off',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('CERT_HAS_EXPIRED', { ...EXPIRED, verify: false }),
      },
    ],
  },
})
