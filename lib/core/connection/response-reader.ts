import { base64Decode, base64Encode } from '../bytes/base64'
import { copyOf } from '../bytes/copy'
import { createGrowingBytes } from '../frames/growing-bytes'
import type { ResponseHead } from '../http1/head'
import { createHeadScanner, type HeadScanner } from '../http1/head-end'
import { looksLike } from '../http1/looks-like'
import { parseResponseHead } from '../http1/parse-head'
import { mayBecomeResponse } from '../http1/response-start'
import type { Limits } from '../transcript/limits'
import { type AnswerBody, createAnswerBody } from './answer-body'
import type { Happening } from './happening'

/** Where a response reader is, as JSON; octets are base64. */
export type ResponseReaderState = {
  readonly stage: 'head' | 'foreign' | 'body' | 'upgraded' | 'over'
  readonly interims: number
  /** Absent in what was stored before it was counted. */
  readonly reads?: number
  readonly earlyBytes: number
  readonly cameEarly: boolean
  /** How many octets of the stage had come when it was last told of. */
  readonly told: number
  /** What the stage has read so far: of a head, of foreign octets, of a body (behind the head it belongs to). */
  readonly octets: string
  readonly head: string
  readonly method: string | null
}

export type ResponseReader = {
  /** Takes octets received; `rest` is what follows a 101 head: frames. */
  push(bytes: Uint8Array, context: ResponseContext): { readonly events: Happening[]; readonly rest: Uint8Array | null }
  /** The connection ended: tells what was half read. */
  end(): Happening[]
  /** The final head, once it is there. */
  readonly head: ResponseHead | null
  /** null while the state is too large to be kept (a body over the limit). */
  save(): ResponseReaderState | null
}

export type ResponseContext = {
  /** The request was not fully written when these octets came. */
  readonly early: boolean
  /** Method of the request, which decides whether the answer has a body; null when there is no request line. */
  readonly method: string | null
}

/** Octets that are no HTTP are told at once, and again with each piece until so many are there that a guess is safe. */
const ENOUGH_TO_GUESS = 512

/** Reads interim heads, the final head, and the body of an answer that is not 101 (RFC 9112 §4, §6); what is no HTTP is told early. */
export function createResponseReader(limits: Limits, state?: ResponseReaderState): ResponseReader {
  let stage: ResponseReaderState['stage'] = 'head'
  let scanner: HeadScanner = createHeadScanner(limits)
  let octets = createGrowingBytes(limits.headBytes)
  let interims = state?.interims ?? 0
  let reads = state?.reads ?? 0
  let earlyBytes = state?.earlyBytes ?? 0
  let cameEarly = state?.cameEarly ?? false
  let foreignTold = 0
  let head: ResponseHead | null = null
  let headBytes: Uint8Array = new Uint8Array(0)
  let body: AnswerBody | null = null
  let method: string | null = state?.method ?? null

  function tellForeign(): Happening[] {
    foreignTold = octets.length
    const bytes = copyOf(octets.bytes)
    const notHttp = { looksLike: looksLike(bytes) }
    return [{ type: 'response-failed', reason: cameEarly ? 'bytes-before-request' : 'not-http', head: null, bytes, notHttp }]
  }

  function takeForeign(bytes: Uint8Array): Happening[] {
    octets.append(bytes)
    return foreignTold < ENOUGH_TO_GUESS ? tellForeign() : []
  }

  function overLimit(limit: 'headBytes' | 'headLines' | 'lineBytes' | 'interimHeads'): Happening[] {
    stage = 'over'
    const bytes = copyOf(octets.bytes)
    return [{ type: 'response-failed', reason: 'limit', limit, head: parseResponseHead(bytes), bytes, notHttp: null }]
  }

  function beginHead(): void {
    scanner = createHeadScanner(limits)
    octets = createGrowingBytes(limits.headBytes)
  }

  function beginBody(final: ResponseHead): void {
    stage = 'body'
    body = createAnswerBody(method, final, limits.bodyBytes)
  }

  function takeBody(bytes: Uint8Array): Happening[] {
    const event = body?.push(bytes)
    if (event?.complete) stage = 'over'
    return event ? [event] : []
  }

  /** Takes one head off `bytes`; the rest of them is for the next round. */
  function takeHead(bytes: Uint8Array): { events: Happening[]; rest: Uint8Array } {
    const before = octets.length
    const kept = octets.append(bytes)
    if (!mayBecomeResponse(octets.bytes.subarray(0, ENOUGH_TO_GUESS))) {
      stage = 'foreign'
      const events = tellForeign()
      octets = regrow(octets.bytes, limits.bodyBytes)
      return { events: kept < bytes.length ? takeForeign(bytes.subarray(kept)) : events, rest: bytes.subarray(bytes.length) }
    }
    const scan = scanner.push(bytes)
    if (scan.state === 'incomplete') return { events: [], rest: bytes.subarray(bytes.length) }
    if (scan.state === 'limit') return { events: overLimit(scan.limit), rest: bytes.subarray(bytes.length) }
    const whole = copyOf(octets.bytes, 0, scan.end)
    const parsed = parseResponseHead(whole)
    const rest = bytes.subarray(scan.end - before)
    if (parsed === null) {
      stage = 'foreign'
      octets = regrow(octets.bytes, limits.bodyBytes)
      return { events: tellForeign(), rest: rest.subarray(rest.length) }
    }
    const { status } = parsed.start
    if (status !== null && status >= 100 && status < 200 && status !== 101) {
      if (++interims > limits.interimHeads) return { events: overLimit('interimHeads'), rest: rest.subarray(rest.length) }
      beginHead()
      return { events: [{ type: 'interim-head', head: parsed, bytes: whole }], rest }
    }
    head = parsed
    headBytes = whole
    const events: Happening[] = [{ type: 'response-head', head, bytes: whole, earlyBytes, reads }]
    if (status === 101) stage = 'upgraded'
    else beginBody(parsed)
    return { events, rest }
  }

  function push(bytes: Uint8Array, context: ResponseContext): { events: Happening[]; rest: Uint8Array | null } {
    method = context.method
    if (stage === 'head') reads += 1
    if (context.early && stage === 'head') {
      earlyBytes += bytes.length
      cameEarly = true
    }
    const events: Happening[] = []
    let left = bytes
    // An answer without a body is told of with its head, even where nothing follows.
    while (left.length > 0 || (stage === 'body' && body?.told === false)) {
      if (stage !== 'head') {
        if (stage === 'body') events.push(...takeBody(left))
        else if (stage === 'foreign') events.push(...takeForeign(left))
        break
      }
      const taken = takeHead(left)
      events.push(...taken.events)
      left = taken.rest
      if (head?.start.status === 101) return { events, rest: left }
    }
    return { events, rest: null }
  }

  if (state) {
    const saved = base64Decode(state.octets) ?? new Uint8Array(0)
    stage = state.stage
    foreignTold = state.told
    headBytes = base64Decode(state.head) ?? headBytes
    head = parseResponseHead(headBytes)
    if (stage === 'head') {
      octets.append(saved)
      scanner.push(saved)
    } else if (stage === 'foreign') {
      octets = regrow(saved, limits.bodyBytes)
    } else if (stage === 'body' && head !== null) {
      body = createAnswerBody(method, head, limits.bodyBytes, { octets: saved, toldAt: state.told })
    }
  }

  return {
    push,
    end() {
      const ended = stage
      stage = 'over'
      if (ended === 'body') return body ? [body.end()] : []
      if (ended === 'foreign') return octets.length > foreignTold ? tellForeign() : []
      if (ended !== 'head') return []
      const bytes = copyOf(octets.bytes)
      return [{ type: 'response-failed', reason: 'ended', head: parseResponseHead(bytes), bytes, notHttp: null }]
    },
    get head() {
      return head
    },
    save() {
      const kept = stage === 'body' ? body?.octets : stage === 'head' || stage === 'foreign' ? octets.bytes : new Uint8Array(0)
      if (!kept) return null
      const told = stage === 'body' ? (body?.toldAt ?? -1) : foreignTold
      return { stage, interims, reads, earlyBytes, cameEarly, told, octets: base64Encode(kept), head: base64Encode(headBytes), method }
    },
  }
}

function regrow(bytes: Uint8Array, cap: number) {
  const grown = createGrowingBytes(cap)
  grown.append(bytes)
  return grown
}
