import { startsWith } from '../bytes/find'
import { latin1Encode } from '../bytes/latin1'
import { utf8DecodeLossy } from '../bytes/utf8'

/** More of an answer than this is not looked at. */
const LONGEST_ANSWER = 4_096
/** More of a text of the other side than this is not quoted. */
const LONGEST_QUOTE = 200

/** What came in answer to the first octets of a connection, before anything else was sent. */
export type FirstAnswer =
  /** Nothing: the other side waits, or ended the connection without a word. */
  | { readonly kind: 'silence' }
  | { readonly kind: 'ping' }
  /** `0003 "ACK"`: JNLP4-connect or JNLP4-plaintext. */
  | { readonly kind: 'acknowledged' }
  /** JNLP3-connect. */
  | { readonly kind: 'negotiate' }
  /** A line "Welcome" (CLI-connect, or a JNLP protocol that took what was sent), or the string of CLI2-connect. */
  | { readonly kind: 'welcome'; readonly form: 'line' | 'string' }
  /** `named` is the name it repeats: Jenkins 2.263 no longer does. */
  | { readonly kind: 'unknown'; readonly named: string | null }
  /** Jenkins 2.16 to 2.482. */
  | { readonly kind: 'disabled'; readonly named: string }
  | { readonly kind: 'unrecognized'; readonly text: string }
  /** A TLS alert in the clear: whoever listens wants TLS from the first octet. */
  | { readonly kind: 'tls-alert' }
  | { readonly kind: 'http'; readonly line: string }
  | { readonly kind: 'ssh'; readonly line: string }
  | { readonly kind: 'other'; readonly text: string }

const ACK = Uint8Array.of(0, 3, 0x41, 0x43, 0x4b)
const WELCOME = Uint8Array.of(0, 7, ...latin1Encode('Welcome'))
const TLS_ALERT = 0x15

/** Says what an answer means; the line ending is the controller's platform's. */
export function readFirstAnswer(bytes: Uint8Array): FirstAnswer {
  if (bytes.length === 0) return { kind: 'silence' }
  if (startsWith(bytes, ACK)) return { kind: 'acknowledged' }
  if (startsWith(bytes, WELCOME)) return { kind: 'welcome', form: 'string' }
  if (bytes[0] === TLS_ALERT && bytes[1] === 3 && bytes[3] === 0 && bytes[4] === 2) return { kind: 'tls-alert' }
  const text = utf8DecodeLossy(bytes.subarray(0, LONGEST_ANSWER))
  const line = text.split(/\r?\n/, 1)[0] ?? ''
  if (line === 'Ping') return { kind: 'ping' }
  if (line === 'Negotiate') return { kind: 'negotiate' }
  if (line === 'Welcome') return { kind: 'welcome', form: 'line' }
  const unknown = /^Unknown protocol:(?:Protocol:)?(.*)$/.exec(line)
  if (unknown) return { kind: 'unknown', named: unknown[1] ? quote(unknown[1]) : null }
  const disabled = /^Disabled protocol:(?:Protocol:)?(.*)$/.exec(line)
  if (disabled) return { kind: 'disabled', named: quote(disabled[1] ?? '') }
  const unrecognized = /^Unrecognized protocol:(.*)$/.exec(line)
  if (unrecognized) return { kind: 'unrecognized', text: quote(unrecognized[1]?.trim() ?? '') }
  if (line.startsWith('HTTP/')) return { kind: 'http', line: quote(line) }
  if (line.startsWith('SSH-')) return { kind: 'ssh', line: quote(line) }
  return { kind: 'other', text: quote(text) }
}

/** Whether more octets cannot change what the answer is: it need not be waited for longer. */
export function isWhole(bytes: Uint8Array): boolean {
  if (bytes.length >= LONGEST_ANSWER) return true
  const { kind } = readFirstAnswer(bytes)
  if (kind === 'acknowledged' || kind === 'tls-alert' || (kind === 'welcome' && bytes[0] === 0)) return true
  return bytes.includes(0x0a)
}

function quote(text: string): string {
  return text.length > LONGEST_QUOTE ? `${text.slice(0, LONGEST_QUOTE)}…` : text
}
