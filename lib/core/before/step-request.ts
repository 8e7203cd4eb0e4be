import { base64Encode } from '../bytes/base64'
import { latin1Encode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import type { CookieJar, CookiePlace } from '../cookies/jar'
import { cookieLine } from '../cookies/jar'
import type { BeforeStep } from '../handshake/before-step'
import type { HeaderEntry, HeaderLine, NetworkDraft, RequestDraft, Target } from '../handshake/draft'
import { entryName, isEnabled } from '../handshake/entry'
import { substitute } from '../handshake/substitute'
import { parseTarget } from '../handshake/target'
import { lowerAscii } from '../spec/grammar'

type Variables = Readonly<Record<string, string>>

/** The URL of a step with its placeholders filled, as it is shown: http or https. */
export function stepUrl(step: BeforeStep, variables: Variables): string {
  return substitute(step.url.trim(), variables).text
}

/** Where a step leads, in the terms of a handshake (`ws` for http, `wss` for https); null where its URL cannot be read. */
export function stepTarget(step: BeforeStep, variables: Variables): Target | null {
  const read = parseTarget(socketUrl(stepUrl(step, variables)))
  return read.ok && read.target.scheme !== 'practice' ? read.target : null
}

/**
 * The draft that sends a step: its own lines, and Host, Connection, Content-Length and Cookie where it has none of these. It goes the
 * way of the handshake; what speaks of the handshake's origin only is left out for another.
 */
export function stepDraft(
  step: BeforeStep,
  given: { readonly draft: RequestDraft; readonly variables: Variables; readonly jar: CookieJar; readonly now: number },
): RequestDraft {
  const { draft, variables, jar, now } = given
  const target = stepTarget(step, variables)
  const body = substitute(step.body ?? '', variables).text
  const own = step.headers ?? []
  const names = new Set(own.filter(isEnabled).map((entry) => lowerAscii(entryName(entry) ?? '')))
  const added: HeaderLine[] = []
  if (!names.has('connection')) added.push({ line: 'Connection: close' })
  if (!names.has('content-length') && !names.has('transfer-encoding') && (body !== '' || /^(?:POST|PUT|PATCH)$/i.test(step.method)))
    added.push({ line: `Content-Length: ${utf8Encode(body).length}` })
  const cookie = target !== null && step.cookies !== false && !names.has('cookie') ? cookieLine(jar, target, now) : null
  const host: HeaderEntry[] = names.has('host') || target === null ? [] : [{ line: `Host: ${target.authority}`, template: false }]
  const network = networkOf(draft, target, variables)
  const filled = substitute(step.url.trim(), variables)
  return {
    // Filled here, so that the scheme can be changed, and not looked into again; what has no value is told as missing.
    url: filled.missing.length > 0 ? socketUrl(filled.text) : literal(socketUrl(filled.text)),
    method: step.method,
    headers: [...host, ...own, ...added, ...(cookie === null ? [] : [cookieEntry(cookie)])],
    ...(step.body === undefined ? {} : { body: step.body }),
    ...(network === undefined ? {} : { network }),
    variables,
  }
}

/** The handshake's draft with the cookies of the jar, where it has no Cookie line of its own; `standard` are the lines of a draft without any. */
export function withCookieLine(
  draft: RequestDraft,
  to: CookiePlace,
  { jar, now, standard }: { readonly jar: CookieJar; readonly now: number; readonly standard: readonly HeaderEntry[] },
): RequestDraft {
  if (draft.cookies === false || draft.raw !== undefined) return draft
  const headers = draft.headers ?? standard
  if (headers.some((entry) => isEnabled(entry) && lowerAscii(entryName(entry) ?? '') === 'cookie')) return draft
  const cookie = cookieLine(jar, to, now)
  return cookie === null ? draft : { ...draft, headers: [...headers, cookieEntry(cookie)] }
}

/** Heads are Latin-1: the octets of a cookie go back as they came, and nothing in them is a placeholder. */
function cookieEntry(cookie: string): HeaderLine {
  return { base64: base64Encode(latin1Encode(`Cookie: ${cookie}`)), secret: true }
}

function networkOf({ url, network }: RequestDraft, to: Target | null, variables: Variables): NetworkDraft | undefined {
  if (network === undefined) return undefined
  const { protocol: _protocol, alpn: _alpn, maxRedirects: _maxRedirects, ...rest } = network
  const handshake = parseTarget(substitute(url, variables).text)
  if (handshake.ok && to !== null && handshake.target.host === to.host && handshake.target.port === to.port) return rest
  const {
    connectTo: _connectTo,
    socketPath: _socketPath,
    serverName: _serverName,
    clientCert: _clientCert,
    clientKey: _clientKey,
    ...elsewhere
  } = rest
  return elsewhere
}

const socketUrl = (url: string) => url.replace(/^http(?=s?:\/\/)/i, 'ws')
const literal = (text: string) => text.replaceAll('{{', '\\{{')
