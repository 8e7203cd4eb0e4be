import { daysBetween } from '../../spec/iso-time'
import { rule } from '../rule'
import { certificate, SAMPLE_CA, SAMPLE_TLS_URL, secured } from '../sample-tls'

const WARNED_DAYS = 30

export default rule({
  id: 'tls/certificate-lasts',
  catalogue: ['H-013'],
  title: 'The certificates last 30 days more',
  failureTitle: 'A certificate expires within 30 days',
  section: 'rfc5280-4.1.2.5',
  says: 'A certificate that was not renewed in time stops every client at once; automatic renewal usually acts 30 days before.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['tls', 'startedAt'],
  reasons: {
    lasts: 'The first certificate to end does so in {days} days, on {until}',
    soon: 'The certificate "{subject}" ends in {days} days, on {until}: expected 30 days or more',
    expired: 'The certificate has expired already',
    none: 'No certificate came',
  },
  check({ tls: { chain }, startedAt }) {
    const ends = chain.map((one) => ({ ...one, days: daysBetween(startedAt, one.validTo) ?? Number.POSITIVE_INFINITY }))
    const [leaf] = ends
    if (!leaf) return { outcome: 'not-applicable', because: 'none' }
    if (leaf.days < 0) return { outcome: 'not-applicable', because: 'expired' }
    // Others that have ended are the matter of another rule, or not needed.
    const first = ends.filter((one) => one.days >= 0).reduce((one, other) => (other.days < one.days ? other : one))
    const values = {
      subject: first.subject,
      days: Number.isFinite(first.days) ? String(first.days) : 'unknown',
      until: first.validTo.slice(0, 10),
    }
    return first.days < WARNED_DAYS
      ? { outcome: 'fail', because: 'soon', at: [], values }
      : { outcome: 'pass', because: 'lasts', at: [], values }
  },
  advice: 'Renew it now, and look why automatic renewal did not; certificates of short life (a week or less) end soon by design.',
  examples: {
    pass: [{ name: 'four months', because: 'lasts', url: SAMPLE_TLS_URL, artifacts: secured() }],
    fail: [
      {
        name: 'a week',
        because: 'soon',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ chain: [certificate({ validTo: '2026-12-02T12:00:00.000Z' }), SAMPLE_CA] }),
      },
    ],
    notApplicable: [
      {
        name: 'one that has ended',
        because: 'expired',
        url: SAMPLE_TLS_URL,
        artifacts: secured({ chain: [certificate({ validTo: '2026-11-01T00:00:00.000Z' })] }),
      },
      { name: 'no certificate', because: 'none', url: SAMPLE_TLS_URL, artifacts: secured({ chain: [] }) },
    ],
  },
})
