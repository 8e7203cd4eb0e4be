import { daysBetween, isEarlier } from '../../spec/iso-time'
import { certificatesThatCount } from '../certificate'
import { rule } from '../rule'
import { certificate, SAMPLE_CA, SAMPLE_TLS_URL, secured, unverified } from '../sample-tls'

const ENDED = { validTo: '2026-11-24T23:59:59.000Z' }

export default rule({
  id: 'tls/certificate-not-expired',
  catalogue: ['H-013'],
  title: 'No certificate has expired',
  failureTitle: 'A certificate has expired',
  section: 'rfc5280-6.1',
  says: 'Each certificate of the chain is in force at the time of the handshake; a client goes no further otherwise.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls', 'startedAt'],
  reasons: {
    inForce: 'The certificate "{subject}" is in force until {until}, {days} days more',
    expired: 'The certificate "{subject}" ended on {until}: expected one in force on {now}',
    none: 'No certificate came',
  },
  check({ tls, startedAt }) {
    const [leaf] = tls.chain
    if (!leaf) return { outcome: 'not-applicable', because: 'none' }
    const ended = certificatesThatCount(tls).find((one) => isEarlier(one.validTo, startedAt))
    const { subject, validTo } = ended ?? leaf
    const values = { subject, until: validTo.slice(0, 10), now: startedAt.slice(0, 10), days: String(daysBetween(startedAt, validTo) ?? 0) }
    return ended ? { outcome: 'fail', because: 'expired', at: [], values } : { outcome: 'pass', because: 'inForce', at: [], values }
  },
  advice: 'Renew the certificate and have the endpoint load it. To look further at once, switch verification off for this attempt.',
  examples: {
    pass: [
      { name: 'a certificate of this year', because: 'inForce', url: SAMPLE_TLS_URL, artifacts: secured() },
      {
        name: 'a cross-signed root that ended, and is not needed',
        because: 'inForce',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ chain: [certificate(), SAMPLE_CA, { ...SAMPLE_CA, ...ENDED }] }),
      },
    ],
    fail: [
      {
        name: 'one that ended yesterday',
        because: 'expired',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('CERT_HAS_EXPIRED', { chain: [certificate(ENDED), SAMPLE_CA] }),
      },
      {
        name: 'an issuer that ended',
        because: 'expired',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('CERT_HAS_EXPIRED', { chain: [certificate(), { ...SAMPLE_CA, ...ENDED }] }),
      },
    ],
    notApplicable: [{ name: 'no certificate', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [] }) }],
  },
})
