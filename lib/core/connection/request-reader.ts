import { base64Decode, base64Encode } from '../bytes/base64'
import { concat } from '../bytes/concat'
import { copyOf } from '../bytes/copy'
import { createGrowingBytes } from '../frames/growing-bytes'
import type { RequestHead } from '../http1/head'
import { createHeadScanner } from '../http1/head-end'
import { linesNamed } from '../http1/list-field'
import { parseRequestHead } from '../http1/parse-head'
import type { Happening } from './happening'

/** Octets sent after the request head, before the answer, and when. */
export type EarlyOctets = { readonly at: number; readonly bytes: Uint8Array }

/** Where a request reader is, as JSON; octets are base64. */
export type RequestReaderState = {
  readonly octets: string
  readonly told: boolean
  readonly bodyLeft: number
  /** What came behind the head after that was told, and how much of it was told too. */
  readonly later?: string
  readonly laterTold?: number
  readonly early: readonly { readonly at: number; readonly bytes: string }[]
}

export type RequestReader = {
  /** Takes octets sent before the opening handshake was answered. */
  push(bytes: Uint8Array, at: number): Happening[]
  /** The request is out: a head without its blank line is told as far as it goes, and what followed one in later pieces. */
  written(): Happening[]
  readonly head: RequestHead | null
  /** What was sent after the head and its body: frames, if the answer is 101. */
  readonly early: readonly EarlyOctets[]
  save(): RequestReaderState
}

/** Our own request is not an endpoint's: these only keep a pasted file from being read for ever. */
const LIMITS = { headBytes: 1_048_576, headLines: 10_000, lineBytes: 1_048_576 }

/** Reads the request head from the octets sent (RFC 9112 §3), in any pieces. */
export function createRequestReader(state?: RequestReaderState): RequestReader {
  const scanner = createHeadScanner(LIMITS)
  const octets = createGrowingBytes(LIMITS.headBytes)
  const early: EarlyOctets[] = []
  let earlyLength = 0
  let told = false
  let head: RequestHead | null = null
  let bodyLeft = 0
  let rest: Uint8Array = new Uint8Array(0)
  /** What came behind the head after that was told. */
  const later = createGrowingBytes(LIMITS.headBytes)
  let laterTold = 0

  function tell(end: number): Happening[] {
    told = true
    const bytes = copyOf(octets.bytes, 0, end)
    head = parseRequestHead(bytes)
    bodyLeft = head === null ? 0 : contentLength(head)
    rest = copyOf(octets.bytes, end)
    return head === null ? [] : [{ type: 'request-head', head, bytes, rest }]
  }

  function keepEarly(bytes: Uint8Array, at: number): void {
    const skipped = Math.min(bodyLeft, bytes.length)
    bodyLeft -= skipped
    const rest = copyOf(bytes, skipped, Math.min(bytes.length, skipped + LIMITS.headBytes - earlyLength))
    if (rest.length === 0) return
    earlyLength += rest.length
    early.push({ at, bytes: rest })
  }

  function push(bytes: Uint8Array, at: number): Happening[] {
    if (told) {
      keepEarly(bytes, at)
      later.append(bytes)
      return []
    }
    const before = octets.length
    octets.append(bytes)
    const scan = scanner.push(bytes)
    if (scan.state === 'incomplete') return []
    const events = tell(scan.end)
    keepEarly(bytes.subarray(scan.end - before), at)
    return events
  }

  if (state) {
    const sent = base64Decode(state.octets) ?? new Uint8Array(0)
    octets.append(sent)
    const scan = scanner.push(sent)
    if (state.told) tell(scan.state === 'incomplete' ? sent.length : scan.end)
    later.append(base64Decode(state.later ?? '') ?? new Uint8Array(0))
    laterTold = state.laterTold ?? 0
    bodyLeft = 0
    for (const { at, bytes } of state.early) keepEarly(base64Decode(bytes) ?? new Uint8Array(0), at)
    bodyLeft = state.bodyLeft
  }

  return {
    push,
    written() {
      if (!told) return octets.length === 0 ? [] : tell(octets.length)
      if (head === null || later.length === laterTold) return []
      laterTold = later.length
      return [{ type: 'request-rest', bytes: concat([rest, later.bytes]) }]
    },
    get head() {
      return head
    },
    get early() {
      return early
    },
    save() {
      return {
        octets: base64Encode(octets.bytes),
        told,
        bodyLeft,
        ...(later.length > 0 && { later: base64Encode(later.bytes), laterTold }),
        early: early.map(({ at, bytes }) => ({ at, bytes: base64Encode(bytes) })),
      }
    },
  }
}

function contentLength(head: RequestHead): number {
  const value = linesNamed(head, 'content-length')[0]?.value ?? ''
  return /^\d{1,15}$/.test(value) ? Number(value) : 0
}
