import { changeLine } from '../asked'
import type { Pack } from '../pack'

const REJECTED = /Rejected an incoming WebSocket connection from the [^<]{0,200} origin/

/** The debugging port of Chrome and of browsers built on it. */
export const chromeDevtools: Pack = {
  id: 'chrome-devtools',
  title: 'Chrome DevTools Protocol',
  role: 'origin',
  signals: {
    strong: [
      (look) => (look.status === 403 ? look.bodyHas(REJECTED) : null),
      (look) => look.anyMessage(/^\{"method":"(Target|Inspector|Runtime)\.[a-zA-Z]{1,40}","params":/),
    ],
    broad: [(look) => look.pathIs(/^\/devtools\/(browser|page)\//)],
  },
  diagnoses: [
    {
      id: 'chrome-devtools/origin',
      rows: ['096'],
      says: (look) => `the debugging port takes no connection with the Origin ${look.sent('origin') ?? 'of a page'}`,
      confidence: 'certain',
      basis: 'reported',
      layer: 'application',
      when: (look) => (look.status === 403 ? [look.bodyHas(REJECTED)] : [null]),
      also: (look) => [look.weSent('origin')],
      cause:
        'Chrome refuses debugging connections that carry Origin, as a page of any site could open one, unless the origin was allowed when it was started. Clients that are no browser send none.',
      remedy: 'Send no Origin. Where a page has to connect, start the browser with --remote-allow-origins and that origin.',
      change: () => changeLine('Without Origin', 'Origin', null),
      source: 'text of its answer as reported by six independent transcripts',
    },
  ],
}
