import { field, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const ATTRIBUTE = /(?:^|;)\s*(Path=\/|Domain=|Expires=|Max-Age=|HttpOnly|Secure|SameSite=)/i

export default rule({
  id: 'request/cookie-form',
  catalogue: ['R-103'],
  title: 'Cookie holds names and values only',
  failureTitle: 'Cookie holds attributes of Set-Cookie',
  section: 'rfc6265-4.2',
  says: 'Cookie is a list of names and values separated by "; "; attributes stand in Set-Cookie only.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    pairs: 'Cookie holds no attribute of Set-Cookie',
    attribute: 'Cookie holds "{seen}": expected names and values only, as this is an attribute of Set-Cookie',
    absent: 'There is no Cookie line',
  },
  check({ request }) {
    const lines = field(request, 'cookie')
    if (lines.length === 0) return { outcome: 'not-applicable', because: 'absent' }
    const seen = lines.map((line) => ATTRIBUTE.exec(line.value)?.[1]).find((found) => found !== undefined)
    const at = namePlaces('request', lines)
    return seen === undefined ? { outcome: 'pass', because: 'pairs', at } : { outcome: 'fail', because: 'attribute', at, values: { seen } }
  },
  advice: 'Keep "name=value" and remove what follows it, such as "; Path=/; HttpOnly".',
  examples: {
    pass: [{ name: 'two cookies', because: 'pairs', request: requestWith('Cookie: R_SESS=abc; theme=dark'), marks: ['Cookie'] }],
    fail: [
      {
        name: 'a copied Set-Cookie',
        because: 'attribute',
        request: requestWith('Cookie: R_SESS=abc; Path=/; HttpOnly'),
        marks: ['Cookie'],
      },
    ],
    notApplicable: [{ name: 'none', because: 'absent', request: SAMPLE_REQUEST }],
  },
})
