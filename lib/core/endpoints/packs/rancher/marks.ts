import type { Look, Seen } from '../../look'

/** A frame of a subscription to Norman (`/v3`): exactly these two keys, in this order (norman pkg/subscribe/handler.go). */
export const NORMAN_EVENT = /^\{"name":"(?:resource\.(?:change|remove)|ping)","data":\{/
const NORMAN_PING = /^\{"name":"ping","data":\{\}\}$/
/** What only Steve (`/v1`) says of a watch. */
export const STEVE_EVENT =
  /^\{"name":"(?:resource\.(?:start|stop|create|changes|error)"|(?:resource\.(?:change|remove))","(?:namespace|resourceType)")/

export const NORMAN_SUBSCRIBE = /^\/v3(?:\/(?:clusters?|projects?)\/[^/?]{1,100})?\/subscribe(?:\?|$)/
export const STEVE_SUBSCRIBE = /^(?:\/k8s\/clusters\/[^/?]{1,100})?\/v1\/subscribe(?:\?|$)/
/** Sockets on which Rancher sends no ping of any kind: exec, attach, log, shell. */
export const WITHOUT_PINGS = /^\/k8s\/clusters\/[^?]{1,600}\/(?:exec|attach|log|portforward)(?:\?|$)|[?&]link=(?:shell|log)(?:&|$)/
export const TUNNEL = /^\/v3\/connect(?:\/register)?(?:\?|$)/

/** Whether the path is one of Rancher's own sockets. */
export const isRancherPath = (look: Look): Seen | null =>
  look.oneOf(look.pathIs(NORMAN_SUBSCRIBE), look.pathIs(STEVE_SUBSCRIBE), look.pathIs(WITHOUT_PINGS), look.pathIs(TUNNEL))

export const normanEvent = (look: Look): Seen | null =>
  look.opened
    ? look.anyMessage(NORMAN_EVENT) && look.seen('A message received has the two keys of an event of Rancher: name and data', true)
    : null

/** Seconds between the pings of an event stream: Norman's, then Steve's. */
export function pingEvery(look: Look): number | null {
  if (look.anyMessage(STEVE_EVENT) || STEVE_SUBSCRIBE.test(look.path)) return 30
  return look.anyMessage(NORMAN_EVENT) || NORMAN_SUBSCRIBE.test(look.path) ? 5 : null
}

/** A ping of the stream itself, a text message, came. */
export const sawPing = (look: Look): Seen | null =>
  look.seen('A message received is the ping of the stream', look.anyMessage(/^\{"name":"ping"/) ?? look.anyMessage(NORMAN_PING))

/** Seconds from the 101, and from the newest frame received, to the end; null where it has not ended by itself. */
export function timesOf(look: Look): { readonly age: number; readonly silence: number } | null {
  const { session } = look
  if (!session || session.endedAt === null || look.endedWithoutClose() === null) return null
  const newest = session.newest.received ?? session.openedAt
  return { age: (session.endedAt - session.openedAt) / 1000, silence: (session.endedAt - newest) / 1000 }
}

/** The JSON error of Norman or Steve: `code` and `message`, in any order; null where the body is none. */
export function errorOf(look: Look): { readonly code: string; readonly message: string } | null {
  if (!/"type":\s?"(?:error|\/meta\/schemas\/error)"/.test(look.body)) return null
  return { code: /"code":\s?"([^"]{1,80})"/.exec(look.body)?.[1] ?? '', message: /"message":\s?"([^"]{1,400})"/.exec(look.body)?.[1] ?? '' }
}

/** The body is an error of Rancher's API with this code. */
export function errorCode(look: Look, code: string): Seen | null {
  return errorOf(look)?.code === code ? look.bodyHas(`"${code}"`) : null
}
