import type { ResponseHead } from '../http1/head'
import { linesNamed } from '../http1/list-field'
import { lowerAscii } from '../spec/grammar'
import type { HeaderEntry, NetworkDraft, RequestDraft, Target } from './draft'
import { entryName, entryText, entryValue, isEnabled, isPair } from './entry'
import { fieldSecretSpans } from './field-secrets'
import { type From, isRedirect, locationUrl, originOf } from './location'
import { createRedactor, type Redactor } from './redactor'
import { secretValuesOf } from './secret-values'
import { substituteDraft } from './substitute'

/** Where a redirect leads, and the draft that follows it. */
export type Redirection = {
  readonly status: number
  /** The value of Location as it came; null when there is none. */
  readonly location: string | null
} & (
  | {
      readonly ok: true
      readonly url: string
      readonly sameOrigin: boolean
      /** What is not sent to another origin: names of lines in their order, then `body`, `early octets`, `client certificate`, `messages on open`. */
      readonly dropped: readonly string[]
      readonly draft: RequestDraft
    }
  | {
      readonly ok: false
      /** Why it cannot be followed. */
      readonly reason: string
    }
)

/**
 * What following a redirect would send (RFC 9110 §15.4, RFC 6455 §4.1): the same lines to the place Location names, Host rewritten, and
 * to another scheme, host or port nothing that is secret. `draft` with its placeholders, `from` where it led. null when the answer is no redirect.
 */
export function redirectOf(draft: RequestDraft, from: From, head: ResponseHead): Redirection | null {
  const { status } = head.start
  if (!isRedirect(status)) return null
  const locations = linesNamed(head, 'location')
  const location = locations[0]?.value ?? null
  const refused = (reason: string) => ({ status, location, ok: false, reason }) as const
  if (location === null) return refused('the answer has no Location line')
  if (locations.length > 1) return refused(`the answer has ${locations.length} Location lines: expected one`)
  const { url, read } = locationUrl(location, from)
  if (!read.ok) return refused(read.problem.message)
  if (draft.network?.protocol === 'h2') return refused('redirects are not followed over HTTP/2')
  if (draft.raw !== undefined) return refused('the request is raw: its octets cannot be rewritten for another URL')
  const sameOrigin = originOf(read.target) === originOf(from.target)
  const { draft: next, dropped } = sameOrigin ? { draft, dropped: [] } : withoutSecrets(draft)
  return { status, location, ok: true, url, sameOrigin, dropped, draft: redirected(next, url, read.target, from.target, status) }
}

function redirected(draft: RequestDraft, url: string, to: Target, from: Target, status: number): RequestDraft {
  const { target: _target, body, method, pacing, ...rest } = draft
  // Cuts count octets of the first request.
  const paced = pacing !== undefined && pacing.cuts === undefined ? { pacing } : {}
  // 303 asks for the other place with GET (RFC 9110 §15.4.4).
  const carried = status === 303 ? {} : { ...(method !== undefined && { method }), ...(body !== undefined && { body }) }
  const rename = to.authority !== from.authority
  return {
    ...rest,
    ...carried,
    ...paced,
    url,
    ...(draft.headers && rename && { headers: draft.headers.map((entry) => hosted(entry, to.authority)) }),
  }
}

function hosted(entry: HeaderEntry, authority: string): HeaderEntry {
  if (lowerAscii(entryName(entry) ?? '') !== 'host') return entry
  if (isPair(entry)) return [entry[0], authority]
  const { base64: _base64, ...rest } = entry
  return { ...rest, line: `${entryText(entry).split(':', 1)[0]}: ${authority}` }
}

function withoutSecrets(draft: RequestDraft): { draft: RequestDraft; dropped: string[] } {
  const redactor = createRedactor(secretValuesOf(draft))
  const filled = substituteDraft(draft, draft.variables ?? {}, '').draft.headers
  const dropped: string[] = []
  const headers = draft.headers?.filter((entry, index) => {
    if (!isSecret(entry, filled?.[index] ?? entry, redactor)) return true
    if (isEnabled(entry)) dropped.push(entryName(entry) ?? entryText(entry))
    return false
  })
  const { body, early, network, session, ...rest } = draft
  if (body !== undefined && body !== '') dropped.push('body')
  if (early !== undefined && early !== '') dropped.push('early octets')
  if (network?.clientCert !== undefined) dropped.push('client certificate')
  if ((session?.sendOnOpen ?? []).length > 0) dropped.push('messages on open')
  const { sendOnOpen: _sendOnOpen, ...kept } = session ?? {}
  return {
    draft: { ...rest, ...(headers && { headers }), ...(network && { network: elsewhere(network) }), ...(session && { session: kept }) },
    dropped,
  }
}

/** Network settings that speak of the first origin only. */
function elsewhere(network: NetworkDraft): NetworkDraft {
  const {
    connectTo: _connectTo,
    socketPath: _socketPath,
    serverName: _serverName,
    clientCert: _clientCert,
    clientKey: _clientKey,
    ...rest
  } = network
  return rest
}

/** `filled` is the entry with the values of its placeholders. */
function isSecret(entry: HeaderEntry, filled: HeaderEntry, redactor: Redactor): boolean {
  if (!isPair(entry) && entry.secret === true) return true
  if (/\{\{[ \t]*secret:/.test(entryText(entry))) return true
  const name = lowerAscii(entryName(filled) ?? '')
  const value = entryValue(filled)
  return [...fieldSecretSpans(name, value), ...redactor.fieldSpans(name, value)].some((span) => span.end > span.start)
}
