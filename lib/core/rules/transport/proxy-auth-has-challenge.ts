import { field, places, valuePlaces } from '../fields'
import { rule } from '../rule'
import { proxied } from '../sample'

export default rule({
  id: 'transport/proxy-auth-has-challenge',
  catalogue: ['H-108'],
  title: 'The proxy says which credentials it wants',
  failureTitle: 'The proxy does not say which credentials it wants',
  section: 'rfc9110-15.5.8',
  says: 'A proxy that answers 407 names the schemes it takes in Proxy-Authenticate.',
  level: 'must',
  effect: 'none',
  requires: ['proxy'],
  reasons: {
    named: 'Proxy-Authenticate is "{seen}"',
    absent: 'The proxy answered 407 and there is no Proxy-Authenticate line: expected a challenge such as "Basic realm=…"',
    otherStatus: 'The proxy did not answer 407',
  },
  check({ proxy: { head } }) {
    if (head?.start.status !== 407) return { outcome: 'not-applicable', because: 'otherStatus' }
    const lines = field(head, 'proxy-authenticate').filter((line) => line.value !== '')
    if (lines.length === 0) return { outcome: 'fail', because: 'absent', at: places('proxy', [head.start.statusSpan]) }
    const seen = lines.map((line) => line.value).join(', ')
    return { outcome: 'pass', because: 'named', at: valuePlaces('proxy', lines), values: { seen } }
  },
  advice: 'Ask whoever runs the proxy which scheme it takes. This program speaks Basic with HTTP proxies.',
  examples: {
    pass: [
      {
        name: 'Basic',
        because: 'named',
        artifacts: proxied('HTTP/1.1 407 Proxy Authentication Required', 'Proxy-Authenticate: Basic realm="proxy"'),
        marks: ['Basic realm="proxy"'],
      },
    ],
    fail: [{ name: 'no word of it', because: 'absent', artifacts: proxied('HTTP/1.1 407 Proxy Authentication Required'), marks: ['407'] }],
    notApplicable: [{ name: 'a tunnel', because: 'otherStatus', artifacts: proxied('HTTP/1.1 200 OK') }],
  },
})
