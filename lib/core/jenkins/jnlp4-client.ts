import { concat } from '../bytes/concat'
import { equal, startsWith } from '../bytes/find'
import { latin1Encode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import { type ReadHeaders, readConnectionHeaders, writeConnectionHeaders } from './connection-headers'
import { greeting } from './protocols'
import { encodeString, readString } from './string'

export const NODE_NAME = 'Node-Name'
export const SECRET_KEY = 'Secret-Key'
/** What a dry run answers instead of OK: the controller forgets the connection, and the node stays as it is. */
export const PROBE_ONLY = 'ERROR: probe only'

const ACK = Uint8Array.of(0, 3, 0x41, 0x43, 0x4b)
const NOTHING = new Uint8Array()

/** How far to go. */
export type Jnlp4Intent =
  /** Up to what the controller says of itself; no name, no secret. */
  | { readonly kind: 'look' }
  /** Up to the controller's decision on name and secret, which is then turned down: the node never comes online. */
  | { readonly kind: 'dry-run'; readonly nodeName: string; readonly secret: string }
  /** As an agent does, up to the capabilities: a node comes online. Not for probes of controllers that are in use. */
  | { readonly kind: 'connect'; readonly nodeName: string; readonly secret: string; readonly capability: string }

/** Octets to send; `secrets` are those that must not be shown, `says` is what they are in a few words. */
export type Jnlp4Send = { readonly kind: 'send'; readonly bytes: Uint8Array; readonly secrets: readonly Span[]; readonly says: string }
export type Jnlp4Event =
  | Jnlp4Send
  | { readonly kind: 'acknowledged' }
  /** What came instead of the acknowledgement stands in `rest`. */
  | { readonly kind: 'not-acknowledged' }
  | { readonly kind: 'headers'; readonly text: string; readonly read: ReadHeaders }
  /** `text` is OK; agents take every other text but a refusal for it too. */
  | { readonly kind: 'accepted'; readonly text: string }
  /** Permanent ones come as FATAL. */
  | { readonly kind: 'refused'; readonly permanent: boolean; readonly reason: string }
  /** The controller confirmed that it forgets the connection; `text` is BYE. */
  | { readonly kind: 'withdrawn'; readonly text: string }
  | { readonly kind: 'capability'; readonly text: string }

export type Jnlp4Stage = 'ack' | 'tls' | 'headers' | 'verdict' | 'bye' | 'capability' | 'over'

/** The client's side of JNLP4-connect: takes what came, in any pieces, and says what happened and what to send, in order. */
export type Jnlp4Client = {
  /** The greeting and our acknowledgement. */
  readonly first: Jnlp4Send
  push(bytes: Uint8Array): Jnlp4Event[]
  /** TLS stands: from here on everything is inside. To be called once, in the stage `tls`. */
  secured(): Jnlp4Event[]
  readonly stage: Jnlp4Stage
  /** What the controller still owes, for the sentence that it did not come. */
  readonly awaited: string
  /** Received and not used: what follows the acknowledgement is TLS's. */
  readonly rest: Uint8Array
}

const AWAITED: Readonly<Record<Jnlp4Stage, string>> = {
  ack: 'its acknowledgement (0003 "ACK")',
  tls: 'its part of the TLS handshake',
  headers: 'its connection headers',
  verdict: 'its answer to the connection headers',
  bye: 'its "BYE"',
  capability: 'its capability',
  over: 'nothing',
}

/**
 * Speaks JNLP4-connect (Remoting JnlpProtocol4Handler): both sides confirm, TLS begins on the same connection, each sends its headers and
 * answers the other's. Without TLS it is JNLP4-plaintext. Names and secrets are as long as `encodeString` takes: the caller sees to that.
 */
export function jnlp4Client(intent: Jnlp4Intent, { tls = true }: { readonly tls?: boolean } = {}): Jnlp4Client {
  let stage: Jnlp4Stage = 'ack'
  let held: Uint8Array = NOTHING

  function push(chunk: Uint8Array): Jnlp4Event[] {
    held = held.length === 0 ? chunk.slice() : concat([held, chunk])
    const events: Jnlp4Event[] = []
    for (let more = next(); more !== null; more = next()) events.push(...more)
    return events
  }

  /** Takes one thing from what is held; null when it is not whole yet, or nothing more is waited for. */
  function next(): Jnlp4Event[] | null {
    if (stage === 'tls' || stage === 'over') return null
    if (stage === 'ack') return acknowledgement()
    const string = readString(held)
    if (string === null) return null
    held = held.subarray(string.end)
    const { text } = string
    switch (stage) {
      case 'headers':
        return headers(text)
      case 'verdict':
        return verdict(text)
      case 'bye':
        stage = 'over'
        return [{ kind: 'withdrawn', text }]
      case 'capability':
        stage = 'over'
        return [{ kind: 'capability', text }]
      default:
        return stage satisfies never
    }
  }

  function acknowledgement(): Jnlp4Event[] | null {
    const part = held.subarray(0, ACK.length)
    if (!startsWith(ACK, part)) {
      stage = 'over'
      return [{ kind: 'not-acknowledged' }]
    }
    if (!equal(part, ACK)) return null
    held = held.subarray(ACK.length)
    stage = tls ? 'tls' : 'headers'
    return [{ kind: 'acknowledged' }, ...(tls ? [] : ourHeaders())]
  }

  function ourHeaders(): Jnlp4Send[] {
    return intent.kind === 'look' ? [] : [headersOf(intent.nodeName, intent.secret)]
  }

  function headers(text: string): Jnlp4Event[] {
    stage = intent.kind === 'look' ? 'over' : 'verdict'
    const answer = intent.kind === 'connect' ? [plain('OK')] : []
    return [{ kind: 'headers', text, read: readConnectionHeaders(text) }, ...answer]
  }

  function verdict(text: string): Jnlp4Event[] {
    const refused = /^(ERROR|FATAL): ([\s\S]*)$/.exec(text)
    if (refused) {
      stage = 'over'
      return [{ kind: 'refused', permanent: refused[1] === 'FATAL', reason: refused[2] ?? '' }, plain('BYE')]
    }
    const accepted: Jnlp4Event = { kind: 'accepted', text }
    if (intent.kind === 'connect') {
      stage = 'capability'
      return [accepted, plain(intent.capability)]
    }
    stage = 'bye'
    return [accepted, plain(PROBE_ONLY)]
  }

  const hello = greeting(tls ? 'JNLP4-connect' : 'JNLP4-plaintext') ?? NOTHING
  return {
    first: {
      kind: 'send',
      bytes: concat([hello, ACK]),
      secrets: [],
      says: `asks for ${tls ? 'JNLP4-connect' : 'JNLP4-plaintext'}, and confirms`,
    },
    push,
    secured() {
      stage = 'headers'
      // What is held came before TLS and was handed to it.
      held = NOTHING
      return ourHeaders()
    },
    get stage() {
      return stage
    },
    get awaited() {
      return AWAITED[stage]
    },
    get rest() {
      return held
    },
  }
}

function headersOf(nodeName: string, secret: string): Jnlp4Send {
  const whole = encodeString(
    writeConnectionHeaders([
      [NODE_NAME, nodeName],
      [SECRET_KEY, secret],
    ]),
  )
  const bytes = whole ?? NOTHING
  // The secret is the last value: it ends before `"}`.
  const length = latin1Encode(secret).length
  const end = Math.max(0, bytes.length - 2)
  return { kind: 'send', bytes, secrets: [{ start: Math.max(0, end - length), end }], says: 'connection headers with name and secret' }
}

function plain(text: string): Jnlp4Send {
  return { kind: 'send', bytes: encodeString(text) ?? NOTHING, secrets: [], says: text.length > 40 ? 'capability' : text }
}
