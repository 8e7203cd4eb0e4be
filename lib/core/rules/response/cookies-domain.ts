import { parseAddress } from '../../address/literal'
import type { SetCookie } from '../../http1/set-cookie'
import { namedCookiesOf, tellCookies } from '../cookies'
import { short } from '../fields'
import { rule } from '../rule'
import { responseWith, SAMPLE_RESPONSE } from '../sample'

const URL = 'wss://chat.example.com/'

export default rule({
  id: 'response/cookies-domain',
  catalogue: ['H-120'],
  title: 'Cookies stay with their host',
  failureTitle: 'A cookie is set for another domain than the host',
  section: 'rfc6265-4.1.2.3',
  says: 'Domain widens a cookie to a domain and all names below it; one that the host does not belong to makes clients drop the cookie.',
  level: 'practice',
  effect: 'none',
  requires: ['response', 'target'],
  reasons: {
    own: 'Cookies go to {host} alone: {names}',
    wide: 'Set-Cookie gives {names} to "{domain}" and every name below it: expected no Domain, so that other hosts neither see nor set it',
    foreign: 'Set-Cookie sets {names} for "{domain}", to which {host} does not belong: expected a domain of the host, and clients drop it',
    noCookie: 'The answer sets no cookie',
  },
  check({ response, target }) {
    const cookies = namedCookiesOf(response)
    if (cookies.length === 0) return { outcome: 'not-applicable', because: 'noCookie' }
    const host = target.host.toLowerCase()
    const wide = cookies.filter((cookie) => domainOf(cookie) !== '')
    const foreign = wide.filter((cookie) => domainOf(cookie) !== host && !isBelow(host, domainOf(cookie)))
    const broken = foreign.length > 0 ? foreign : wide
    const { at, values } = tellCookies(broken.length > 0 ? broken : cookies, 'domain')
    const [first] = broken
    if (!first) return { outcome: 'pass', because: 'own', at, values: { ...values, host } }
    const because = foreign.length > 0 ? 'foreign' : 'wide'
    return { outcome: 'fail', because, at, values: { ...values, host, domain: short(domainOf(first)) } }
  },
  advice: 'Leave Domain out where one host uses the cookie. A sibling name with a weakness can otherwise set or read the session.',
  examples: {
    pass: [{ name: 'no Domain', because: 'own', url: URL, response: responseWith('Set-Cookie: sid=1; Path=/'), marks: ['sid'] }],
    fail: [
      {
        name: 'the whole domain',
        because: 'wide',
        url: URL,
        response: responseWith('Set-Cookie: sid=1; Domain=.example.com'),
        marks: ['Domain=.example.com'],
      },
      {
        name: 'another domain',
        because: 'foreign',
        url: URL,
        response: responseWith('Set-Cookie: sid=1; Domain=example.org'),
        marks: ['Domain=example.org'],
      },
      { name: 'a domain on an address', because: 'foreign', url: 'ws://192.0.2.1/', response: responseWith('Set-Cookie: a=1; Domain=2.1') },
    ],
    notApplicable: [{ name: 'no cookie', because: 'noCookie', url: URL, response: SAMPLE_RESPONSE }],
  },
})

/** RFC 6265 §5.2.3: a leading dot is ignored. */
function domainOf(cookie: SetCookie): string {
  const value = cookie.attributes.get('domain')?.value.toLowerCase() ?? ''
  return value.startsWith('.') ? value.slice(1) : value
}

/** RFC 6265 §5.1.3: a name below the domain; addresses are below nothing. */
function isBelow(host: string, domain: string): boolean {
  return host.endsWith(`.${domain}`) && parseAddress(host) === null
}
