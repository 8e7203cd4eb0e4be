import { field, short, valuePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

const from = (origin: string) => requestWith(`Origin: ${origin}`)

export default rule({
  id: 'request/origin-canonical',
  catalogue: ['R-073'],
  title: 'Origin is written as a browser writes it',
  failureTitle: 'Origin is not written as a browser writes it',
  section: 'rfc6454-6.2',
  says: 'An origin is written in lower case and without the standard port of its scheme.',
  level: 'must',
  effect: 'clients-tolerate',
  requires: ['request'],
  reasons: {
    canonical: 'Origin is in lower case and names no standard port',
    other: 'Origin is "{seen}": expected "{expected}", as servers compare the text',
    notWeb: 'Origin is no http or https origin',
    absent: 'There is no Origin line to read',
  },
  check({ request }) {
    const line = field(request, 'origin')[0]
    if (!line) return { outcome: 'not-applicable', because: 'absent' }
    if (!/^https?:\/\/[^/?#@\s]+$/i.test(line.value)) return { outcome: 'not-applicable', because: 'notWeb' }
    const at = valuePlaces('request', [line])
    const expected = line.value
      .toLowerCase()
      .replace(/^(http:\/\/.+):80$/, '$1')
      .replace(/^(https:\/\/.+):443$/, '$1')
    if (expected === line.value) return { outcome: 'pass', because: 'canonical', at }
    return { outcome: 'fail', because: 'other', at, values: { seen: short(line.value), expected: short(expected) } }
  },
  advice: 'Write host names in lower case, and leave out :443 after https and :80 after http.',
  examples: {
    pass: [{ name: 'a page', because: 'canonical', request: from('https://example.com'), marks: ['https://example.com'] }],
    fail: [
      { name: 'the standard port', because: 'other', request: from('https://example.com:443'), marks: ['https://example.com:443'] },
      { name: 'capitals', because: 'other', request: from('https://Example.com') },
    ],
    notApplicable: [
      { name: 'a sandboxed frame', because: 'notWeb', request: from('null') },
      { name: 'none', because: 'absent', request: SAMPLE_REQUEST },
    ],
  },
})
