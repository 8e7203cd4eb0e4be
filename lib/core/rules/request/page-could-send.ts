import type { HeadLine } from '../../http1/head'
import { field, fields, namePlaces } from '../fields'
import { rule } from '../rule'
import { requestWith, SAMPLE_REQUEST } from '../sample'

/** What browsers themselves write into an opening handshake; a page chooses the URL and the subprotocols only. */
const BY_BROWSER =
  /^(?:host|connection|upgrade|origin|user-agent|accept|accept-encoding|accept-language|cache-control|pragma|cookie|dnt|priority|sec-gpc|sec-websocket-(?:key|version|protocol|extensions)|sec-(?:fetch|ch)-[a-z-]+)$/
/** Schemes whose credentials a browser asks for and sends on its own. */
const ASKED_FOR = /^(?:basic|digest|negotiate|ntlm)\s/i
const fromPage = (...lines: string[]) => requestWith('Origin: https://example.com', ...lines)

function isByBrowser(name: string, lines: readonly HeadLine[]): boolean {
  return BY_BROWSER.test(name) || (name === 'authorization' && lines.every((line) => ASKED_FOR.test(line.value)))
}

export default rule({
  id: 'request/page-could-send',
  catalogue: ['R-099'],
  title: 'A page could send every field',
  failureTitle: 'A page could not send a field',
  section: 'whatwg-websockets-opening',
  says: 'A script gives the URL and the subprotocols; every other field of the opening handshake is written by the browser.',
  level: 'practice',
  effect: 'none',
  requires: ['request'],
  reasons: {
    browser: 'Origin names a page, and every field is one that browsers write',
    beyond: 'Origin names a page, which cannot send {names}: expected fields that browsers write, as the page will fare differently',
    tool: 'There is no Origin of a page, so this need not be what a page can send',
  },
  check({ request }) {
    const origin = field(request, 'origin').find((line) => /^(?:https?:\/\/|null$)/i.test(line.value))
    if (!origin) return { outcome: 'not-applicable', because: 'tool' }
    const beyond = [...fields(request)].filter(([name, lines]) => name !== '' && !isByBrowser(name, lines)).flatMap(([, lines]) => lines)
    if (beyond.length === 0) return { outcome: 'pass', because: 'browser', at: namePlaces('request', [origin]) }
    const names = [...new Set(beyond.map((line) => `"${line.name}"`))]
    const listed = names.length > 5 ? `${names.slice(0, 5).join(', ')} and ${names.length - 5} more` : names.join(', ')
    return { outcome: 'fail', because: 'beyond', at: namePlaces('request', beyond), values: { names: listed } }
  },
  advice: 'To test for a page leave these lines out, and hand over what they carry in a cookie or the first message.',
  examples: {
    pass: [
      {
        name: 'as Chrome sends it',
        because: 'browser',
        request: fromPage('Pragma: no-cache', 'Cookie: a=1', 'Sec-WebSocket-Extensions: permessage-deflate'),
        marks: ['Origin'],
      },
      { name: 'a password the browser asked for', because: 'browser', request: fromPage('Authorization: Basic dXNlcjpwYXNz') },
    ],
    fail: [
      { name: 'a token', because: 'beyond', request: fromPage('Authorization: Bearer abc'), marks: ['Authorization'] },
      { name: 'fields of its own', because: 'beyond', request: fromPage('X-Room: 7', 'X-User: me'), marks: ['X-Room', 'X-User'] },
    ],
    notApplicable: [{ name: 'a tool', because: 'tool', request: SAMPLE_REQUEST }],
  },
})
