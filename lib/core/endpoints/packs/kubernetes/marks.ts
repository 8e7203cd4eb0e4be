import type { Look, Seen } from '../../look'

/** Paths of the streaming resources of the API server, a prefix of a proxy in front allowed. */
export const STREAM =
  /\/api\/v1\/(?:namespaces\/[^/?]{1,63}\/pods\/[^/?]{1,253}\/(?:exec|attach|log|portforward)|nodes\/[^/?]{1,253}\/proxy)(?:[/?]|$)/
const BEARER = 'base64url.bearer.authorization.k8s.io.'

/** The body is a Status object of the API server. */
export function statusObject(look: Look): Seen | null {
  if (look.status === null || look.status < 400) return null
  return look.bodyHas(/"kind":\s?"Status"/) && look.bodyHas(/"apiVersion":\s?"v1"/)
}

/** A member of the Status object in the body. */
export function memberOf(look: Look, name: 'reason' | 'message'): string {
  const found = (name === 'reason' ? /"reason":\s?"([^"]{1,80})"/ : /"message":\s?"((?:[^"\\]|\\.){1,400})"/).exec(look.body)
  return (found?.[1] ?? '').replaceAll('\\"', '"')
}

/** The Status object, with this reason. */
export const statusWith = (look: Look, reason: string): Seen | null =>
  statusObject(look) && memberOf(look, 'reason') === reason ? look.bodyHas(`"${reason}"`) : null

/** Subprotocols offered, those that carry a token without it. */
export function offeredOf(look: Look): { readonly names: readonly string[]; readonly tokens: readonly string[] } {
  const all = (look.sent('sec-websocket-protocol') ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== '')
  return {
    names: all.filter((one) => !one.startsWith(BEARER)),
    tokens: all.filter((one) => one.startsWith(BEARER)).map((one) => one.slice(BEARER.length)),
  }
}

/** What travelled on channel 3, as far as it was kept: JSON, or text before version 4. */
export function errorChannel(look: Look): string | null {
  const { session } = look
  if (!session) return null
  const all = [...session.first.received, ...(session.lastReceived ? [session.lastReceived] : [])]
  for (const { opcode, text } of all) {
    if (opcode === 2 && text.startsWith('\x03') && text.length > 1) return text.slice(1)
    if (opcode === 1 && /^3[A-Za-z0-9+/]{4,}={0,2}$/.test(text)) return fromBase64(text.slice(1))
  }
  return null
}

/** The server agreed on one of the channel subprotocols. */
export const agreedOnChannels = (look: Look): Seen | null => look.has('sec-websocket-protocol', /channel\.k8s\.io$|binary\.k8s\.io$/)

const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
function fromBase64(text: string): string {
  let out = ''
  let bits = 0
  let held = 0
  for (const char of text) {
    const value = ALPHABET.indexOf(char)
    if (value === -1) break
    held = ((held << 6) | value) & 0xffff
    bits += 6
    if (bits < 8) continue
    bits -= 8
    out += String.fromCharCode((held >> bits) & 0xff)
  }
  return out
}
