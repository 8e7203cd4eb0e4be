import type { RequestHead, ResponseHead } from '../http1/head'
import { linesNamed } from '../http1/list-field'
import { missingForUpgrade } from '../rules/offer'
import { isOfOurRequest, type Verdict } from '../rules/rule'
import { isSensitiveField } from '../spec/header-names'
import { reasonPhrase } from '../spec/status-codes'
import { listed, quoted } from '../spec/words'
import { byWhom, type Told } from './reason'
import type { DiagnosisView } from './view'

/** What a sentence about a refusal may look at. */
export type Refusal = {
  readonly request: RequestHead | null
  readonly response: ResponseHead
  readonly verdicts: readonly Verdict[]
}

/** "Refused with 426 Upgrade Required", and what to do about it; what the answer says of its own server stands in brackets. */
export function refusalSentence(refusal: Refusal): string {
  const { start } = refusal.response
  const named = start.reason || (start.status === null ? '' : reasonPhrase(start.status))
  const status = start.status === null ? quoted(start.text) : `${start.status}${named === '' ? '' : ` ${named}`}`
  const server = value(refusal.response, 'server')
  const by = server === null ? '' : ` (Server: ${quoted(server)})`
  return `Refused with ${status}${by}: ${meaning(start.status, refusal)}`
}

/** "Refused with 403 by Jenkins: the secret does not belong to node my-agent". */
export function diagnosedRefusal({ start }: ResponseHead, told: Told, reason: DiagnosisView): string {
  return `Refused with ${start.status ?? quoted(start.text)}${byWhom(told, reason)}: ${reason.title}`
}

/** Over HTTP/2 a request has no start line. */
const overHttp2 = ({ request }: Refusal) => request?.start.text === ''

function meaning(status: number | null, refusal: Refusal): string {
  if (status === null) return 'the status line has no status code of three digits'
  const byStatus = (overHttp2(refusal) ? OVER_HTTP2[status] : undefined) ?? MEANINGS[status]
  if (byStatus) return byStatus(refusal)
  if (status >= 500) return `the endpoint, or a proxy before it, failed on this request${lacking(refusal)}${retry(refusal)}`
  if (status >= 400) return brokenRules(refusal) ?? 'the endpoint does not take this request'
  if (status >= 300) return redirect(refusal)
  return 'this is an ordinary answer of HTTP, so whatever answered did not switch to WebSocket'
}

/** What a status means for an extended CONNECT (RFC 8441 §4). */
const OVER_HTTP2: Readonly<Record<number, (refusal: Refusal) => string>> = {
  405: (refusal) =>
    `CONNECT is not allowed at ${quoted(refusal.request?.start.target ?? '')}${allowed(refusal)}: no WebSocket is offered there over HTTP/2`,
  426: () => 'the endpoint wants another protocol than HTTP/2 for this: try the handshake of HTTP/1.1',
  501: () => 'the server offers extended CONNECT, and not for WebSocket: try the handshake of HTTP/1.1',
}

const MEANINGS: Readonly<Record<number, (refusal: Refusal) => string>> = {
  200: (refusal) =>
    `an ordinary page was answered instead of a switch to WebSocket${contentType(refusal)}: check the path, and whether a proxy removed Upgrade`,
  301: redirect,
  302: redirect,
  303: redirect,
  307: redirect,
  308: redirect,
  400: (refusal) => brokenRules(refusal) ?? `the endpoint found the request malformed${versions(refusal)}; its body may say why`,
  401: (refusal) => {
    const wanted = value(refusal.response, 'www-authenticate')
    const asked = wanted === null ? 'credentials are missing or wrong' : `it wants ${quoted(wanted)}`
    return `${asked}, and the request ${has(refusal, 'authorization') ? 'sent an Authorization that was not taken' : has(refusal, 'cookie') ? 'sent a Cookie but no Authorization' : 'sent neither Authorization nor Cookie'}`
  },
  403: (refusal) => {
    const origin = refusal.request && value(refusal.request, 'origin')
    const credentials = credentialFields(refusal)
    const first = credentials.length > 0 ? `what ${listed(credentials)} sent does not suffice` : 'no credentials were sent'
    return `${first}, or the endpoint does not allow ${origin ? `the Origin ${quoted(origin)}` : 'a request without Origin'}`
  },
  404: (refusal) =>
    `nothing answers at ${quoted(refusal.request?.start.target ?? '')} for an upgrade: check the path, and which host the request names`,
  405: (refusal) =>
    `the method ${quoted(refusal.request?.start.method ?? '')} is not allowed here${allowed(refusal)}; a WebSocket is opened with GET (RFC 6455 §4.1)`,
  407: (refusal) => `a proxy in between wants credentials${quotedAfter(refusal, 'proxy-authenticate')}`,
  426: upgradeRequired,
  429: (refusal) => `too many requests were made${retry(refusal)}`,
  502: (refusal) =>
    `a proxy could not get an answer from the server behind it${retry(refusal)}: check that it runs and speaks HTTP/1.1 with Upgrade`,
  503: (refusal) => `the service is not available now${retry(refusal)}`,
  504: () => 'a proxy waited too long for the server behind it',
}

function upgradeRequired(refusal: Refusal): string {
  const { request, response } = refusal
  const missing = request ? missingForUpgrade(request) : []
  const fault =
    linesNamed(response, 'upgrade').length > 0 ? '' : '; the answer itself lacks the Upgrade field that a 426 must have (RFC 9110 §15.5.22)'
  if (missing.length > 0) return `the request did not ask for an upgrade properly, it lacks ${listed(missing)}${fault}`
  const supported = value(response, 'sec-websocket-version')
  if (supported !== null) return `the endpoint speaks Sec-WebSocket-Version ${quoted(supported)}${fault}`
  return `the request did ask for an upgrade, so a proxy in between may have removed Upgrade and Connection${fault}`
}

function redirect({ response }: Refusal): string {
  const location = value(response, 'location')
  return location === null
    ? 'it redirects without a Location'
    : `it redirects to ${quoted(location)}, which a browser's WebSocket does not follow: use that address, with ws or wss`
}

/** No endpoint can tell a key from a random one, so it is no reason to refuse. */
const UNSEEN = 'request/key-not-well-known'

/** What the request rules say is wrong with our own request, shortest way to a cure. */
function brokenRules({ verdicts, response, request }: Refusal): string | null {
  const failed = verdicts.filter(
    (verdict) => isOfOurRequest(verdict.rule) && verdict.rule !== UNSEEN && verdict.outcome === 'fail' && verdict.level === 'must',
  )
  if (failed.length > 0) {
    const shown = failed.slice(0, 3).map((verdict) => verdict.title)
    return `the request breaks ${failed.length === 1 ? 'a rule' : `${failed.length} rules`}: ${listed(shown)}`
  }
  const missing = request && !overHttp2({ verdicts, response, request }) ? missingForUpgrade(request) : []
  if (missing.length > 0) return `the request lacks ${listed(missing)}`
  const supported = value(response, 'sec-websocket-version')
  return supported === null ? null : `the endpoint speaks Sec-WebSocket-Version ${quoted(supported)}`
}

/** What a request that made the endpoint fail lacks of an opening handshake. */
function lacking({ request, verdicts, response }: Refusal): string {
  const missing = request && !overHttp2({ verdicts, response, request }) ? missingForUpgrade(request) : []
  return missing.length > 0 ? `, which lacks ${listed(missing)}` : ''
}

function versions({ response }: Refusal): string {
  const supported = value(response, 'sec-websocket-version')
  return supported === null ? '' : ` (it speaks Sec-WebSocket-Version ${quoted(supported)})`
}

function contentType({ response }: Refusal): string {
  const type = value(response, 'content-type')
  return type === null ? '' : ` (${quoted(type)})`
}

function retry({ response }: Refusal): string {
  const after = value(response, 'retry-after')
  return after === null ? '' : `, try again after ${quoted(after)}`
}

function allowed({ response }: Refusal): string {
  const allow = value(response, 'allow')
  return allow === null ? '' : ` (Allow: ${quoted(allow)})`
}

function quotedAfter({ response }: Refusal, name: string): string {
  const text = value(response, name)
  return text === null ? '' : `: ${quoted(text)}`
}

/** Fields of the request that carry credentials, by name as written, each once: Authorization, Cookie, Secret-Key and the like. */
function credentialFields({ request }: Refusal): string[] {
  const names = request?.lines.map((line) => line.name).filter((name) => isSensitiveField(name.toLowerCase())) ?? []
  return [...new Set(names)]
}

function has({ request }: Refusal, name: string): boolean {
  return request !== null && linesNamed(request, name).length > 0
}

function value(head: RequestHead | ResponseHead, name: string): string | null {
  return linesNamed(head, name)[0]?.value ?? null
}
