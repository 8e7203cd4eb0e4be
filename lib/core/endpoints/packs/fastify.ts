import { ASK_FOR_UPGRADE, askedForUpgrade } from '../asked'
import type { Look } from '../look'
import type { Pack } from '../pack'

const SOURCE = 'fastify/fastify-websocket index.js; measured on fastify 5.12.8 and @fastify/websocket 11.3.6'
const NO_ROUTE = /^\{"message":"Route [A-Z]{3,8}:[^"]{1,300} not found","error":"Not Found","statusCode":404\}$/
/** Its keepAliveTimeout is 72 s where Node's is 5. */
const keepsLonger = (look: Look) => look.broad(look.has('keep-alive', 'timeout=72'))
const emptyNotFound = (look: Look) =>
  look.header('keep-alive') === 'timeout=72' ? look.fieldsAre(['content-length', 'Connection', 'Keep-Alive'], ['Date']) : null

/** Fastify with @fastify/websocket, whose handshake is that of ws. */
export const fastify: Pack = {
  id: 'fastify',
  title: 'Fastify (Node.js)',
  role: 'origin',
  signals: {
    strong: [(look) => (look.status === 404 ? look.bodyHas(NO_ROUTE) : null)],
    broad: [keepsLonger, (look) => (look.status === 404 ? look.broad(emptyNotFound(look)) : null)],
  },
  diagnoses: [
    {
      id: 'fastify/no-route',
      rows: ['097'],
      says: (look) => `there is no route for ${look.path.split('?')[0]}`,
      confidence: 'certain',
      basis: 'measured',
      layer: 'application',
      when: (look) => (look.status === 404 ? [look.bodyHas(NO_ROUTE)] : [null]),
      cause: 'The upgrade went through the routes of Fastify and found none: neither a WebSocket route nor a page.',
      remedy:
        'Compare the path with fastify.get(path, { websocket: true }, …), its prefix included, and register @fastify/websocket before the routes.',
      source: SOURCE,
    },
    {
      id: 'fastify/plain-request',
      rows: ['022'],
      says: (look) =>
        askedForUpgrade(look)
          ? 'the WebSocket route was asked by plain HTTP: the upgrade got lost'
          : 'the route is for WebSocket only, and the request does not ask for the upgrade',
      confidence: 'likely',
      basis: 'measured',
      layer: 'application',
      when: (look) => (look.status === 404 ? [look.bodyIsEmpty(), emptyNotFound(look)] : [null]),
      cause: 'A route with websocket: true answers plain HTTP with an empty 404.',
      remedy: 'Send Connection: Upgrade and Upgrade: websocket. Where they were sent, let the proxy pass them on.',
      change: (look) => (askedForUpgrade(look) ? null : ASK_FOR_UPGRADE),
      source: SOURCE,
    },
    {
      id: 'fastify/refused-before-upgrade',
      rows: ['025'],
      says: (look) => `possibly a hook of Fastify refused before the upgrade, with ${look.status}`,
      confidence: 'possible',
      basis: 'measured',
      layer: 'authentication',
      when: (look) => {
        const refused = (look.status === 401 || look.status === 403) && askedForUpgrade(look)
        const names = look.response?.lines.map((line) => line.name) ?? []
        const shape = names[0] === 'content-type' && names[1] === 'content-length' && look.header('connection') === 'keep-alive'
        return refused
          ? [look.isStatus(401, 403), look.broad(look.seen('content-type and content-length are in lower case and come first', shape))]
          : [null]
      },
      cause: 'preValidation and other hooks of a WebSocket route run before the upgrade, and answer as for any request.',
      remedy: 'Send the credentials the hook looks for.',
      source: SOURCE,
    },
  ],
}
