import type { Look } from '../look'
import type { Diagnosis, Pack } from '../pack'

const measured = { basis: 'measured', layer: 'application', source: 'measured on net/http of Go 1.19' } as const

/** What http.Error writes: text, the field nosniff, and a line feed at the end. Traefik is made with it and answers alike. */
const page = (look: Look) =>
  look.status === 404 && look.body === '404 page not found\n'
    ? look.fieldsAre(['Content-Type', 'X-Content-Type-Options', 'Content-Length'], ['Date'])
    : null

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
  signals: { strong: [], broad: [(look) => look.broad(page(look))] },
  diagnoses: [noRoute],
}
