import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

/** Reasons of its Close frames. uWebSockets below it has such words too, and never sends them. */
const REASONS = /^Received (an incorrectly masked frame|unexpected RSV1 bit|invalid opcode|invalid UTF-8|too big message)$/
const FALLBACK = '<script id="__bunfallback" type="application/json">'
const ERROR = /"exceptions":\[\{"name":"([^"]{1,60})","message":"([^"]{0,160})"/

const page = (look: Look) => (look.status === 500 ? look.bodyHas(FALLBACK) : null)

const threw: Diagnosis = {
  id: 'bun/handler-threw',
  rows: [],
  says: (look) => {
    const [, name = 'an error', message = ''] = ERROR.exec(look.body) ?? []
    return `fetch() of the server threw ${name}${message === '' ? '' : `: ${message}`}`
  },
  confidence: 'certain',
  basis: 'measured',
  layer: 'application',
  when: (look) => [page(look)],
  cause: 'In development Bun answers an exception of fetch() with a page that shows it, with the source and the path of its files.',
  remedy: 'Correct what the page names. For others to see, start the server with development: false: the page tells them of the files.',
  source: 'measured on Bun 1.4.5',
}

/** Bun.serve. Its 101 and its refusals look like those of others. */
export const bun: Pack = {
  id: 'bun',
  title: 'Bun',
  role: 'origin',
  signals: {
    strong: [page, (look) => look.oneOf(look.closedWith(1002, REASONS), look.closedWith(1007, REASONS), look.closedWith(1009, REASONS))],
    broad: [
      (look) => (look.status === 426 && look.body === '' ? look.broad(look.fieldsAre(['Sec-WebSocket-Version', 'Connection'])) : null),
    ],
  },
  diagnoses: [threw],
}
