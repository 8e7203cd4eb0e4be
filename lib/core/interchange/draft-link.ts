import { base64Decode, base64Encode } from '../bytes/base64'
import type { RequestDraft } from '../handshake/draft'
import { secretsAsPlaceholders } from '../handshake/secrets-as-placeholders'
import { draftShape } from './draft-shape'
import { fields, problemsOf, text } from './shape'

/** Octets of JSON that a link may carry: what inflates to more is not read on. */
export const DRAFT_LINK_LIMIT = 256 * 1024
const PREFIX = '#draft='
const VERSION = '1'

/** A draft that came in a link; `name` is that of the profile it was taken from. */
export type LinkedDraft = { readonly name?: string; readonly request: RequestDraft }
type Read<Value> = ({ readonly ok: true } & Value) | { readonly ok: false; readonly message: string }

/** What a link carries, before it is compressed: JSON, secrets as `{{secret:name}}`. */
export function draftPayload(request: RequestDraft, name?: string): string {
  return JSON.stringify({ ...(name === undefined ? {} : { name }), request: secretsAsPlaceholders(request) })
}

/** The fragment of a link: its version, and the compressed payload (raw DEFLATE, RFC 1951) as base64url (RFC 4648 §5). */
export function draftFragment(compressed: Uint8Array): string {
  const base64url = base64Encode(compressed).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '')
  return `${PREFIX}${VERSION}.${base64url}`
}

/** The compressed octets in a fragment; null where the fragment carries no draft, a sentence where it cannot be read. */
export function readDraftFragment(fragment: string): Read<{ readonly compressed: Uint8Array<ArrayBuffer> }> | null {
  if (!fragment.startsWith(PREFIX)) return null
  const rest = fragment.slice(PREFIX.length)
  const dot = rest.indexOf('.')
  const version = dot === -1 ? '' : rest.slice(0, dot)
  if (version !== VERSION) {
    const seen = /^\d{1,9}$/.test(version) ? `version ${version}` : 'no version'
    return refused(`The link carries a draft of ${seen}: this Sockscope reads version ${VERSION}`)
  }
  const base64url = rest.slice(dot + 1)
  // Compressed octets are fewer than what they inflate to, but for a few of their own.
  if (base64url.length > 2 * DRAFT_LINK_LIMIT)
    return refused(`The link has ${base64url.length} characters: expected at most ${2 * DRAFT_LINK_LIMIT}`)
  const padded = base64url.replaceAll('-', '+').replaceAll('_', '/') + '='.repeat((4 - (base64url.length % 4)) % 4)
  const compressed = base64Decode(padded)
  if (compressed === null || compressed.length === 0) return refused('The link was cut off or changed on its way: ask for it again')
  return { ok: true, compressed }
}

const payload = fields({ name: text(200), request: draftShape }, ['request'])

/** The draft of an inflated payload, or what is wrong with it in a sentence. Never throws. */
export function readDraftPayload(json: string): Read<{ readonly linked: LinkedDraft }> {
  let value: unknown
  try {
    value = JSON.parse(json)
  } catch {
    return refused('The link was cut off or changed on its way: ask for it again')
  }
  const [problem] = problemsOf(payload, value)
  if (problem !== undefined) return refused(`The draft in the link cannot be used: ${problem.message}`)
  return { ok: true, linked: value as LinkedDraft } // safe: the shape was just checked
}

function refused(message: string): { readonly ok: false; readonly message: string } {
  return { ok: false, message }
}
