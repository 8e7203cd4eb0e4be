import { safeText } from '../../bytes/safe-text'
import type { Plan } from './plan'

/** Something a request may have that a tool may not be able to do. */
export type Limit =
  | 'raw'
  | 'http2'
  | 'ending'
  | 'pacing'
  | 'early'
  | 'version'
  | 'method'
  | 'target'
  | 'body'
  | 'connectTo'
  | 'family'
  | 'serverName'
  | 'alpn'
  | 'noAlpn'
  | 'verify'
  | 'ca'
  | 'clientCert'
  | 'tlsVersions'
  | 'httpProxy'
  | 'httpsProxy'
  | 'socksProxy'
  | 'socketPath'
  | 'redirects'
  | 'messages'
  | 'frames'

const quoted = (text: string) => JSON.stringify(safeText(text.length > 60 ? `${text.slice(0, 60)}…` : text))
const isProxy =
  (scheme: RegExp, does: (tool: string) => string) =>
  ({ proxy }: Plan, tool: string) =>
    scheme.test(proxy) ? does(tool) : null
const when = (is: boolean, sentence: string) => (is ? sentence : null)

/** What is lost where a tool cannot do it; null where the request does not have it. */
const LOST: Readonly<Record<Limit, (plan: Plan, tool: string) => string | null>> = {
  raw: ({ draft }, tool) =>
    when(draft.raw !== undefined, `${tool} cannot send raw octets: they were read as request line, header lines and body`),
  http2: ({ network }, tool) =>
    when(network.protocol === 'h2', `The request was made over HTTP/2 (RFC 8441): ${tool} asks by an HTTP/1.1 Upgrade instead`),
  ending: ({ draft, lines }, tool) =>
    when(
      (draft.lineEnding ?? 'crlf') !== 'crlf' || lines.some(({ ending }) => ending !== null && ending !== 'crlf'),
      `${tool} ends every line with CR LF: other line endings are lost`,
    ),
  pacing: ({ draft }, tool) => when(draft.pacing !== undefined, `${tool} writes the request at once: its pauses are lost`),
  early: ({ draft }, tool) => when((draft.early ?? '') !== '', `${tool} sends nothing before the answer: the early octets are left out`),
  version: ({ version }, tool) => when(version !== '1.1', `The version is ${quoted(version)}: ${tool} says HTTP/1.1`),
  method: ({ method }, tool) => when(method !== 'GET', `The method is ${quoted(method)}: ${tool} says GET`),
  target: (plan, tool) =>
    when(
      plan.target !== null || isOddResource(plan),
      `${tool} writes the target of the request line from the URL, in its own encoding: it may differ`,
    ),
  body: ({ body }, tool) => when(body !== '', `${tool} sends no body with the opening handshake: it is left out`),
  connectTo: ({ network }, tool) =>
    when((network.connectTo ?? '') !== '', `${tool} dials the host of the URL, not ${quoted(network.connectTo ?? '')}`),
  family: ({ network }, tool) =>
    when(network.family !== undefined, `${tool} chooses between IPv4 and IPv6 itself: here it was IPv${network.family}`),
  serverName: ({ network, tls }, tool) =>
    when(tls && network.serverName !== undefined, `${tool} names the host of the URL to TLS, not ${quoted(network.serverName ?? '')}`),
  alpn: ({ network, tls }, tool) =>
    when(
      tls && network.alpn !== undefined && network.alpn.length > 0 && network.alpn.join() !== 'http/1.1',
      `ALPN was ${quoted(network.alpn?.join(', ') ?? '')}: ${tool} offers its own`,
    ),
  noAlpn: ({ network, tls }, tool) => when(tls && network.alpn?.length === 0, `No ALPN was offered: ${tool} offers its own`),
  verify: ({ network, tls }, tool) =>
    when(tls && network.verify === false, `The certificate was not verified here: ${tool} verifies it, and cannot be told otherwise`),
  ca: ({ network, tls }, tool) => when(tls && (network.ca ?? '') !== '', `${tool} takes no certificate authority of your own here`),
  clientCert: ({ network, tls }, tool) => when(tls && (network.clientCert ?? '') !== '', `${tool} sends no client certificate here`),
  tlsVersions: ({ network, tls }, tool) =>
    when(tls && (network.minTls ?? network.maxTls) !== undefined, `${tool} chooses the TLS version itself`),
  httpProxy: isProxy(/^http:/i, (tool) => `${tool} does not use an HTTP proxy here: it dials the endpoint itself`),
  httpsProxy: isProxy(/^https:/i, (tool) => `${tool} does not use an HTTPS proxy here: it dials the endpoint itself`),
  socksProxy: isProxy(/^socks/i, (tool) => `${tool} does not use this SOCKS proxy: it dials the endpoint itself`),
  socketPath: ({ network }, tool) => when((network.socketPath ?? '') !== '', `${tool} dials no Unix socket here`),
  redirects: ({ network }, tool) => when((network.maxRedirects ?? 0) > 0, `${tool} is not told to follow redirects`),
  messages: ({ messages }, tool) =>
    when(
      messages.whole.length > 0,
      `${tool} sends no message by itself: ${counted(messages.whole.length)} of the draft ${messages.whole.length === 1 ? 'is' : 'are'} left out`,
    ),
  frames: ({ messages }, tool) =>
    when(
      messages.other > 0,
      `${messages.other === 1 ? 'A frame that is' : `${messages.other} frames that are`} no plain message ${messages.other === 1 ? 'is' : 'are'} left out: ${tool} makes its frames itself`,
    ),
}

const counted = (count: number) => (count === 1 ? '1 message' : `${count} messages`)

/** Whether a URL's path and query hold what a parser of URLs may write anew: other than visible ASCII, or `.` segments. */
export function isOddResource({ resource }: Pick<Plan, 'resource'>): boolean {
  return !/^[!$-;=?-[\]_a-z|~\ue000-\ue3e7]*$/.test(resource) || /\/\.{1,2}(?:[/?]|$)/.test(resource)
}

/** A sentence for everything the request has and the tool cannot do; `able` is what it can. */
export function limitNotes(plan: Plan, tool: string, able: readonly Limit[]): string[] {
  const limits = Object.keys(LOST) as Limit[] // safe: the keys of a record by Limit
  const notes = limits.filter((limit) => !able.includes(limit)).map((limit) => LOST[limit](plan, tool))
  const first = [
    when(!plan.isReadable, `The URL ${quoted(plan.draft.url)} leads nowhere: the text is no use until it does`),
    when(
      plan.hasUserinfo,
      `User and password of the URL are left out: they are not sent here, and ${tool} would make an Authorization line of them`,
    ),
  ]
  return [...first, ...notes].filter((note) => note !== null)
}
