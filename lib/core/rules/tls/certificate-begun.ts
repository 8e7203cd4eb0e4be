import { isEarlier } from '../../spec/iso-time'
import { certificatesThatCount } from '../certificate'
import { rule } from '../rule'
import { certificate, SAMPLE_CA, SAMPLE_TLS_URL, secured, unverified } from '../sample-tls'

export default rule({
  id: 'tls/certificate-begun',
  catalogue: ['H-013'],
  title: 'Every certificate is in force already',
  failureTitle: 'A certificate is not in force yet',
  section: 'rfc5280-4.1.2.5',
  says: 'A certificate is not valid before its first day.',
  level: 'must',
  effect: 'clients-fail',
  requires: ['tls', 'startedAt'],
  reasons: {
    begun: 'The certificate "{subject}" is in force since {from}',
    future: 'The certificate "{subject}" begins on {from}: expected one in force on {now}',
    none: 'No certificate came',
  },
  check({ tls, startedAt }) {
    const [leaf] = tls.chain
    if (!leaf) return { outcome: 'not-applicable', because: 'none' }
    const future = certificatesThatCount(tls).find((one) => isEarlier(startedAt, one.validFrom))
    const { subject, validFrom } = future ?? leaf
    const values = { subject, from: validFrom.slice(0, 10), now: startedAt.slice(0, 10) }
    return future ? { outcome: 'fail', because: 'future', at: [], values } : { outcome: 'pass', because: 'begun', at: [], values }
  },
  advice: 'Check the clock of this machine first, then the dates of the certificate.',
  examples: {
    pass: [{ name: 'a certificate of this year', because: 'begun', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: 'one of next year',
        because: 'future',
        url: SAMPLE_TLS_URL,
        artifacts: unverified('CERT_NOT_YET_VALID', { chain: [certificate({ validFrom: '2027-01-01T00:00:00.000Z' }), SAMPLE_CA] }),
      },
    ],
    notApplicable: [{ name: 'no certificate', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [] }) }],
  },
})
