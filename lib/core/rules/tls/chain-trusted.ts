import { rule } from '../rule'
import { certificate, SAMPLE_TLS_URL, SELF_SIGNED, secured, unverified } from '../sample-tls'

const UNTRUSTED = [
  'SELF_SIGNED_CERT_IN_CHAIN',
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
  'CERT_UNTRUSTED',
  'CERT_REJECTED',
]

export default rule({
  id: 'tls/chain-trusted',
  catalogue: ['H-014'],
  title: 'The chain leads to a trusted authority',
  failureTitle: 'The chain leads to no trusted authority',
  section: 'rfc5280-6.1',
  says: 'A chain ends at an authority that the client trusts; otherwise the client goes no further.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls'],
  reasons: {
    trusted: 'The chain leads to an authority that is trusted here',
    unknownIssuer:
      'The chain ends with "{issuer}", which is not trusted here ({error}): expected an authority of the trust store, or one given as CA',
    another: 'Verification ended with another finding',
    none: 'No certificate came',
  },
  check({ tls: { chain, verified, error } }) {
    const last = chain.at(-1)
    if (!last) return { outcome: 'not-applicable', because: 'none' }
    if (verified) return { outcome: 'pass', because: 'trusted', at: [] }
    if (error === null || !UNTRUSTED.includes(error)) return { outcome: 'not-applicable', because: 'another' }
    return { outcome: 'fail', because: 'unknownIssuer', at: [], values: { issuer: last.issuer, error } }
  },
  advice:
    'Give the certificate of a private authority as CA of the attempt, or have a public authority sign. Each client has a trust store of its own: what is trusted here may not be elsewhere.',
  examples: {
    pass: [{ name: 'a public authority', because: 'trusted', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: 'a private authority',
        because: 'unknownIssuer',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('UNABLE_TO_VERIFY_LEAF_SIGNATURE', { chain: [certificate({ issuer: 'O=Example Ltd, CN=Internal CA' })] }),
      },
      {
        name: 'one that signed itself',
        because: 'unknownIssuer',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('DEPTH_ZERO_SELF_SIGNED_CERT', { chain: [SELF_SIGNED] }),
      },
    ],
    notApplicable: [
      {
        name: 'an expired certificate',
        because: 'another',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('CERT_HAS_EXPIRED', { chain: [certificate({ validTo: '2021-01-01T00:00:00.000Z' })] }),
      },
      { name: 'no certificate', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [] }) },
    ],
  },
})
