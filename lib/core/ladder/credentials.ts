import type { Edit } from '../changes/change'
import { lineValue, sentLines } from '../changes/draft-lines'
import type { RequestDraft } from '../handshake/draft'
import { fieldSecretSpans } from '../handshake/field-secrets'
import { isSensitiveParam } from '../handshake/url-secrets'
import { lowerAscii, trimWhiteSpace } from '../spec/grammar'

/** Cookies are sent by a browser on its own; a token is put into the request by whoever wrote the client. */
export type CredentialKind = 'cookie' | 'token'

export type Credential = {
  readonly kind: CredentialKind
  /** Such as "Cookie", "the query parameter token". Never its value. */
  readonly where: string
}

const PROTOCOL = 'sec-websocket-protocol'

/** What of a draft says who asks, in the order it stands: the URL, then lines. Values are never part of it. */
export function credentialsOf(draft: RequestDraft): Credential[] {
  const found: Credential[] = sensitiveParams(resourceOf(draft)).map((name) => ({ kind: 'token', where: `the query parameter ${name}` }))
  for (const { name, value, secret } of sentLines(draft)) {
    const lower = lowerAscii(name)
    if (lower === PROTOCOL) {
      if (publicMembers(value).length < members(value).length) found.push({ kind: 'token', where: 'a bearer subprotocol' })
    } else if (secret || isCredential(lower, value)) found.push({ kind: lower === 'cookie' ? 'cookie' : 'token', where: name })
  }
  return found.filter((one, index) => found.findIndex(({ where }) => where === one.where) === index)
}

/** The edits that leave credentials of these kinds out; empty where the draft has none. */
export function withoutCredentials(draft: RequestDraft, kinds: readonly CredentialKind[]): Edit[] {
  const edits: Edit[] = []
  for (const { kind, where } of credentialsOf(draft)) {
    if (!kinds.includes(kind)) continue
    if (where.startsWith('the query parameter ')) continue
    if (where === 'a bearer subprotocol')
      edits.push({ line: 'Sec-WebSocket-Protocol', value: publicMembers(protocolOf(draft)).join(', ') || null })
    else edits.push({ line: where, value: null })
  }
  if (!kinds.includes('token')) return edits
  if (draft.target !== undefined && sensitiveParams(draft.target).length > 0)
    edits.unshift({ draft: { target: withoutParams(draft.target) } })
  if (sensitiveParams(draft.url).length > 0) edits.unshift({ draft: { url: withoutParams(draft.url) } })
  return edits
}

function isCredential(lower: string, value: string): boolean {
  return fieldSecretSpans(lower, value).some(({ start, end }) => end > start) || /\{\{[ \t]{0,8}secret:/.test(value)
}

function resourceOf({ url, target = '' }: RequestDraft): string {
  return `${url}&${target.slice(target.indexOf('?') + 1)}`
}

/** Names of the query parameters that carry a secret, as isSensitiveParam tells them. */
function sensitiveParams(url: string): string[] {
  const query = url.slice(url.indexOf('?') + 1)
  if (query === url && !url.includes('&')) return []
  const names = query.split('&').flatMap((pair) => (pair.includes('=') ? [pair.slice(0, pair.indexOf('='))] : []))
  return [...new Set(names.filter((name) => /^[\w.~%[\]-]{1,64}$/.test(name) && isSensitiveParam(name)))]
}

function withoutParams(url: string): string {
  const mark = url.indexOf('?')
  const hash = url.indexOf('#', mark)
  const end = hash === -1 ? url.length : hash
  const rest = url
    .slice(mark + 1, end)
    .split('&')
    .filter((pair) => !isSensitiveParam(pair.slice(0, Math.max(0, pair.indexOf('=')))))
  return `${url.slice(0, mark)}${rest.length === 0 ? '' : `?${rest.join('&')}`}${url.slice(end)}`
}

function protocolOf(draft: RequestDraft): string {
  return lineValue(draft, PROTOCOL) ?? ''
}

function members(value: string): string[] {
  return value.split(',').map(trimWhiteSpace)
}

/** The subprotocols that carry no token: neither in themselves nor in the member behind them. */
function publicMembers(value: string): string[] {
  const spans = fieldSecretSpans(PROTOCOL, value).filter(({ start, end }) => end > start)
  let at = 0
  const all = value.split(',').map((member) => {
    const span = { start: at, end: at + member.length }
    at = span.end + 1
    return { text: trimWhiteSpace(member), secret: spans.some(({ start, end }) => start >= span.start && end <= span.end) }
  })
  // A word that only announces the token behind it goes with it.
  return all.filter(({ secret }, index) => !secret && !announces(all, index)).map(({ text }) => text)
}

function announces(all: readonly { readonly text: string; readonly secret: boolean }[], index: number): boolean {
  const next = all[index + 1]
  const value = `${all[index]?.text ?? ''},${next?.text ?? ''}`
  const [, behind] = fieldSecretSpans(PROTOCOL, value)
  return next?.secret === true && behind !== undefined && behind.end - behind.start === next.text.length
}
