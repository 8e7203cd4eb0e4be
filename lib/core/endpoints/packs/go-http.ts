import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const measured = { basis: 'measured', layer: 'application', source: 'measured on net/http of Go 1.19' } as const

/** What http.Error writes: text, the field nosniff, and a line feed at the end. Traefik is made with it and answers alike. */
const page = (look: Look) =>
  look.status === 404 && look.body === '404 page not found\n'
    ? look.fieldsAre(['Content-Type', 'X-Content-Type-Options', 'Content-Length'], ['Date'])
    : null

/** What the reader of requests writes by itself: 400, text, and no other field. */
const unread = (look: Look) =>
  look.status === 400 && look.body.startsWith('400 Bad Request') && look.header('content-type') === 'text/plain; charset=utf-8'
    ? look.fieldsAre(['Content-Type', 'Connection'])
    : null

const badRequest: Diagnosis = {
  ...measured,
  id: 'go-http/bad-request',
  rows: [],
  says: (look) => {
    const why = /^400 Bad Request: ([^\n]{1,120})/.exec(look.body)?.[1]
    return why === undefined ? 'the head of the request could not be read' : `the head of the request could not be read: ${why}`
  },
  confidence: 'certain',
  when: (look) => [unread(look), look.bodyHas(/^400 Bad Request/)],
  cause:
    'The net/http package of Go refused the head before any handler saw it; Caddy and Traefik are made of it, too. After a colon it says why, such as "missing required Host header".',
  remedy: 'Look at the findings of the request: each names its line.',
}

const noRoute: Diagnosis = {
  ...measured,
  id: 'go-http/no-route',
  rows: ['042'],
  says: 'possibly a program in Go has no handler for this path, or Traefik no router for it',
  confidence: 'possible',
  when: (look) => [look.broad(page(look)), look.isStatus(404)],
  also: (look) => [look.pathIs(/./)],
  cause:
    'http.ServeMux of Go answers so where no pattern matches; nothing of the handshake was looked at. Traefik, made with the same package, answers so where no router matches Host and path.',
  remedy:
    'Compare the path with what was given to HandleFunc: "/ws" and "/ws/" are two patterns. Behind Traefik look at the rule of the router.',
}

/** The server below gorilla, coder and x/net: it answers before any of them is asked. */
export const goHttp: Pack = {
  id: 'go-http',
  title: 'net/http (Go)',
  role: 'origin',
  signals: { strong: [unread], broad: [(look) => look.broad(page(look))] },
  diagnoses: [noRoute, badRequest],
}
