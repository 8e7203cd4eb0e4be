import type { Layer } from '../endpoints/pack'

/** What an answer with this status instead of 101 says, where nothing is known but the status. */
export type Refusal = { readonly says: string; readonly layer: Layer; readonly cause: string; readonly remedy: string }

const SEND_IT = 'Send the draft below: the result shows the fields and the body of the answer, which this client drops, and who wrote it.'

type Entry = Omit<Refusal, 'says'>
const BY_STATUS: Readonly<Record<number, Entry>> = {
  101: {
    layer: 'proxy',
    cause: 'A 101 came, and this client did not take it for one: Upgrade or Connection is missing in it or has another value.',
    remedy: `Look at the lines of the 101: something on the way rewrote them. ${SEND_IT}`,
  },
  200: {
    layer: 'application',
    cause: 'An ordinary web page came instead of a 101: the path leads to a page or to a fallback, or a proxy removed Upgrade on the way.',
    remedy: `Compare the path with the route the server registers, and look whether the proxy passes Upgrade and Connection on. ${SEND_IT}`,
  },
  400: {
    layer: 'proxy',
    cause:
      'Libraries answer 400 where a field of the handshake is missing or wrong. Behind a proxy that removes Upgrade they do so whatever the client sent.',
    remedy: `Let the proxy pass Upgrade and Connection on over HTTP/1.1. ${SEND_IT}`,
  },
  401: {
    layer: 'authentication',
    cause: 'Credentials are missing, or are not the right ones, for the endpoint or for a proxy in front of it.',
    remedy: `Look at WWW-Authenticate of the answer: it says who asks and for what. ${SEND_IT}`,
  },
  403: {
    layer: 'application',
    cause:
      'The request was understood and is refused: by the application (credentials, rights), by a check of Origin, or by a firewall in front. The status alone does not tell which.',
    remedy: `${SEND_IT} The ladder then sends it without Origin, with the right one, and without credentials: the row that opens names the cause.`,
  },
  404: {
    layer: 'application',
    cause: 'Nothing is registered at this path: a prefix or a slash at the end is missing, or a proxy routes it elsewhere.',
    remedy: `Compare path and host with what the server registers, and try it with and without the slash at the end. ${SEND_IT}`,
  },
  405: {
    layer: 'application',
    cause: 'The path takes another method than the one that arrived: mostly a proxy turned the upgrade into something else.',
    remedy: SEND_IT,
  },
  407: {
    layer: 'proxy',
    cause: 'The forward proxy of the client wants credentials of its own: the request never reached the endpoint.',
    remedy: 'Give the client the credentials of its proxy, or name the host in NO_PROXY.',
  },
  426: {
    layer: 'proxy',
    cause:
      'The server speaks WebSocket at this place and did not see a request for it: a proxy removed Upgrade and Connection, or the version is not one it speaks.',
    remedy: `Let the proxy pass Upgrade and Connection on over HTTP/1.1. ${SEND_IT}`,
  },
  429: {
    layer: 'firewall',
    cause: 'A rate limit counts the attempts of this address or of these credentials.',
    remedy: 'Wait as long as Retry-After says, and let the client wait longer after each refusal.',
  },
  500: {
    layer: 'application',
    cause: 'The application failed while it handled the upgrade: an error nobody caught.',
    remedy: `Look into the log of the application at this time. ${SEND_IT}`,
  },
  502: {
    layer: 'proxy',
    cause: 'A proxy got no usable answer from the server behind it: it is down, listens elsewhere, or closed the connection.',
    remedy: 'Look into the log of the proxy at this time: it names the address it asked. Ask that address directly.',
  },
  503: {
    layer: 'proxy',
    cause: 'The server is starting or overloaded, or the proxy has no backend whose health check passes.',
    remedy: 'Look at the health checks of the proxy, and at the server behind it. Try again after Retry-After.',
  },
  504: {
    layer: 'proxy',
    cause: 'A proxy got no answer from the server behind it in time.',
    remedy: 'Ask the server behind the proxy directly; look whether a firewall drops what the proxy sends.',
  },
}

/** What is known of a refusal by its status alone. */
export function refusedWith(status: number): Refusal {
  const redirect: Entry = {
    layer: 'proxy',
    cause:
      'The address leads elsewhere: http to https, a slash at the end, another host, or a page to sign in. WebSocket clients follow none of it.',
    remedy: `Use the address in Location, with wss for https. If that is a page to sign in, the client has to bring its session along. ${SEND_IT}`,
  }
  const edge: Entry = {
    layer: 'proxy',
    cause: 'A content network could not get an answer from the server behind it.',
    remedy: 'Ask the server behind it directly. The status is explained in the documentation of that network.',
  }
  const other: Entry = {
    layer: 'application',
    cause: 'Any answer but a 101 ends the opening handshake (RFC 6455 §4.1).',
    remedy: SEND_IT,
  }
  const isRedirect = [301, 302, 303, 307, 308].includes(status)
  const entry = BY_STATUS[status] ?? (isRedirect ? redirect : status >= 520 && status <= 530 ? edge : other)
  const says =
    status === 101
      ? 'the answer was a 101 that this client does not take for one'
      : isRedirect
        ? `the opening handshake was answered with a redirect (${status})`
        : `the opening handshake was answered with ${status} instead of 101`
  return { says, ...entry }
}
