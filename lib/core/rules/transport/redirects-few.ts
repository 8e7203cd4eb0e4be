import { isRedirect } from '../../handshake/location'
import { places } from '../fields'
import { to } from '../redirect'
import { rule } from '../rule'
import { SAMPLE_REFUSAL, SAMPLE_RESPONSE } from '../sample'

/** As many as clients of old were told to follow, and more than a service needs. */
const MOST = 5

const hops = (count: number) =>
  Array.from({ length: count }, (_, at) => ({ url: `ws://example.com/${at}`, status: 302, location: `/${at + 1}` }))

export default rule({
  id: 'transport/redirects-few',
  catalogue: ['H-101'],
  title: 'There are five redirects or fewer',
  failureTitle: 'There are more than five redirects',
  section: 'rfc9110-15.4',
  says: 'Clients that follow redirects stop after a number of them, some after five.',
  level: 'practice',
  effect: 'clients-tolerate',
  requires: ['response'],
  uses: ['hops'],
  reasons: {
    few: 'It took {count} so far',
    many: 'It took {count} so far: expected 5 or fewer',
    none: 'Nothing was redirected',
  },
  check({ response, hops = [] }) {
    const { status, statusSpan } = response.start
    const count = hops.length + (isRedirect(status) ? 1 : 0)
    if (count === 0) return { outcome: 'not-applicable', because: 'none' }
    const at = isRedirect(status) ? places('response', [statusSpan]) : []
    const values = { count: count === 1 ? '1 redirect' : `${count} redirects` }
    return count > MOST ? { outcome: 'fail', because: 'many', at, values } : { outcome: 'pass', because: 'few', at, values }
  },
  advice: 'Connect to the last address at once, or have the first server name it.',
  examples: {
    pass: [
      { name: 'one', because: 'few', response: to('/login'), marks: ['302'] },
      { name: 'five, and then a switch', because: 'few', response: SAMPLE_RESPONSE, artifacts: { hops: hops(5) } },
    ],
    fail: [{ name: 'a sixth', because: 'many', response: to('/6'), artifacts: { hops: hops(5) }, marks: ['302'] }],
    notApplicable: [{ name: 'a refusal', because: 'none', response: SAMPLE_REFUSAL }],
  },
})
