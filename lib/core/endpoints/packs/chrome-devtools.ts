import { changeLine } from '../asked'
import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const SOURCE = 'measured on Chromium 156'
const REJECTED = /^Rejected an incoming WebSocket connection from the [^<]{0,200} origin/
const HOST = 'Host header is specified and is not an IP address or localhost.'
const INVALID = /^Invalid request format\. [^<]{0,120}/
const NO_TARGET = /^No such target id: [^<]{0,100}/

const refusal = (look: Look, status: number, text: RegExp | string) => (look.status === status ? look.bodyHas(text) : null)

const origin: Diagnosis = {
  id: 'chrome-devtools/origin',
  rows: ['096'],
  says: (look) => `the debugging port takes no connection with the Origin ${look.sent('origin') ?? 'of a page'}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [refusal(look, 403, REJECTED)],
  also: (look) => [look.weSent('origin')],
  cause:
    'Chrome refuses debugging connections that carry Origin, as a page of any site could open one, unless the origin was allowed when it was started. Clients that are no browser send none.',
  remedy: 'Send no Origin. Where a page has to connect, start the browser with --remote-allow-origins and that origin.',
  change: () => changeLine('Without Origin', 'Origin', null),
  source: SOURCE,
}

const host: Diagnosis = {
  id: 'chrome-devtools/host',
  rows: ['096'],
  says: (look) => `the debugging port takes Host only as an IP address or localhost, and it was "${look.sent('host') ?? ''}"`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [look.status === 500 ? look.bodyIs(HOST) : null],
  cause:
    'Chrome refuses other names against DNS rebinding. It happens in containers, where the browser is reached by the name of its service.',
  remedy: 'Use the IP address in the URL, or let a proxy in front set Host: localhost.',
  change: () => changeLine('Host: localhost', 'Host', 'localhost'),
  source: SOURCE,
}

const target: Diagnosis = {
  id: 'chrome-devtools/no-such-target',
  rows: ['096'],
  says: 'there is no page with that id in this browser any more',
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [refusal(look, 500, NO_TARGET)],
  cause: 'Ids of targets live as long as their page, and that of the browser as long as its process.',
  remedy: 'Ask http://host:port/json/list for webSocketDebuggerUrl of the pages, or /json/version for that of the browser.',
  source: SOURCE,
}

const invalid: Diagnosis = {
  id: 'chrome-devtools/invalid-request',
  rows: ['096'],
  says: (look) =>
    `the handshake is not valid for it: ${INVALID.exec(look.body)?.[0].replace('Invalid request format. ', '').replace(/\.$/, '') ?? ''}`,
  confidence: 'certain',
  basis: 'measured',
  layer: 'client',
  when: (look) => [refusal(look, 500, INVALID)],
  cause: 'The HTTP server of Chrome names the field in the body, with status 500.',
  remedy: 'Send Sec-WebSocket-Version: 13 and a key of 16 octets in base64.',
  source: SOURCE,
}

/** The debugging port of Chrome and of browsers built on it. */
export const chromeDevtools: Pack = {
  id: 'chrome-devtools',
  title: 'Chrome DevTools Protocol',
  role: 'origin',
  signals: {
    strong: [
      (look) => refusal(look, 403, REJECTED),
      (look) => (look.status === 500 ? look.oneOf(look.bodyIs(HOST), look.bodyHas(INVALID), look.bodyHas(NO_TARGET)) : null),
      (look) => look.anyMessage(/^\{"method":"(Target|Inspector|Runtime)\.[a-zA-Z]{1,40}","params":/),
      (look) =>
        look.status === 101 && look.header('upgrade') === 'WebSocket' && /^\/devtools\//.test(look.path)
          ? look.hasReason('WebSocket Protocol Handshake')
          : null,
    ],
    broad: [(look) => look.pathIs(/^\/devtools\/(browser|page)\//)],
  },
  diagnoses: [origin, host, target, invalid],
}
