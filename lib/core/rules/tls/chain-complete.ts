import { certificateDetails, isSelfSigned } from '../certificate'
import { rule } from '../rule'
import { certificate, DER_SHA1_WITH_ISSUER, SAMPLE_TLS_URL, SELF_SIGNED, secured, unverified } from '../sample-tls'

/** What OpenSSL says where the next certificate of the chain is not there. */
const NO_ISSUER = ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 'UNABLE_TO_GET_ISSUER_CERT', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY']

export default rule({
  id: 'tls/chain-complete',
  catalogue: ['H-014'],
  title: 'The chain has no gap',
  failureTitle: 'A certificate between is missing',
  section: 'rfc8446-4.4.2',
  says: 'A server sends, after its own certificate, each one that certifies the one before; only the root may be left out.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  reasons: {
    whole: 'The chain of {count} leads to an authority that is trusted here',
    missing: 'The chain ends with "{subject}", and its issuer "{issuer}" did not come: expected its certificate behind it',
    privateRoot: 'Its issuer is not known here, and nothing says that a certificate is missing',
    another: 'Verification ended with another finding',
    none: 'No certificate came',
  },
  check({ tls: { chain, verified, error } }) {
    const last = chain.at(-1)
    if (!last) return { outcome: 'not-applicable', because: 'none' }
    if (verified) return { outcome: 'pass', because: 'whole', at: [], values: { count: String(chain.length) } }
    if (error === null || !NO_ISSUER.includes(error) || isSelfSigned(last)) return { outcome: 'not-applicable', because: 'another' }
    // Certificates of public authorities say where their issuer's is to be had; private ones hardly ever do.
    if (!certificateDetails(last).namesIssuerAddress) return { outcome: 'not-applicable', because: 'privateRoot' }
    return { outcome: 'fail', because: 'missing', at: [], values: { subject: last.subject, issuer: last.issuer } }
  },
  advice:
    'Have the endpoint send the whole chain (with nginx: fullchain.pem). Browsers often fetch the missing one or have it already; Node, Java, Go and Python do not.',
  examples: {
    pass: [{ name: 'a whole chain', because: 'whole', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: 'the certificate of the host alone',
        because: 'missing',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('UNABLE_TO_VERIFY_LEAF_SIGNATURE', { chain: [certificate({ der: DER_SHA1_WITH_ISSUER })] }),
      },
    ],
    notApplicable: [
      {
        name: 'a private authority',
        because: 'privateRoot',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('UNABLE_TO_VERIFY_LEAF_SIGNATURE', { chain: [certificate()] }),
      },
      {
        name: 'one that signed itself',
        because: 'another',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('DEPTH_ZERO_SELF_SIGNED_CERT', { chain: [SELF_SIGNED] }),
      },
      { name: 'no certificate', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [] }) },
    ],
  },
})
