import { isSelfSigned } from '../certificate'
import { rule } from '../rule'
import { SAMPLE_TLS_URL, SELF_SIGNED, secured, unverified } from '../sample-tls'

export default rule({
  id: 'tls/certificate-not-self-signed',
  catalogue: ['H-014'],
  title: 'The certificate was signed by another',
  failureTitle: 'The certificate signed itself',
  section: 'rfc5280-6.1',
  says: 'A chain leads to an authority that the client trusts; a certificate that signed itself leads nowhere unless it is trusted by itself.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  reasons: {
    issued: 'The certificate was signed by "{issuer}"',
    trusted: 'The certificate signed itself and is trusted here',
    selfSigned: 'The certificate "{subject}" signed itself: expected one signed by an authority that is trusted here',
    none: 'No certificate came',
  },
  check({ tls: { chain, verified } }) {
    const [leaf] = chain
    if (!leaf) return { outcome: 'not-applicable', because: 'none' }
    const { subject, issuer } = leaf
    if (!isSelfSigned(leaf)) return { outcome: 'pass', because: 'issued', at: [], values: { issuer } }
    return verified
      ? { outcome: 'pass', because: 'trusted', at: [] }
      : { outcome: 'fail', because: 'selfSigned', at: [], values: { subject } }
  },
  advice: 'Have an authority sign it, or give this very certificate as an authority (CA) of the attempt.',
  examples: {
    pass: [
      { name: 'one of an authority', because: 'issued', url: SAMPLE_TLS_URL, artifacts: secured() },
      { name: 'one that was given as authority', because: 'trusted', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [SELF_SIGNED] }) },
    ],
    fail: [
      {
        name: 'one made by hand',
        because: 'selfSigned',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('DEPTH_ZERO_SELF_SIGNED_CERT', { chain: [SELF_SIGNED] }),
      },
    ],
    notApplicable: [{ name: 'no certificate', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [] }) }],
  },
})
