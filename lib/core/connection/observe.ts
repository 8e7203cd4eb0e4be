import type { OpenInflater } from '../frames/inflater'
import type { BytesFact, Fact, FieldsFact } from '../transcript/fact'
import { LIMITS, type Limits } from '../transcript/limits'
import { readDeflate } from './deflate'
import type { ConnectionEvent } from './event'
import { createFramesReader, type FramesReader, type FramesReaderState, type Told } from './frames-reader'
import type { Happening } from './happening'
import { createHttp2Reader, type Http2Reader, type Http2ReaderState } from './http2-reader'
import { createProxyReader, type ProxyReader } from './proxy-reader'
import { createRequestReader, type RequestReader, type RequestReaderState } from './request-reader'
import { createResponseReader, type ResponseReader, type ResponseReaderState } from './response-reader'

export type ObserverOptions = {
  readonly limits?: Limits
  readonly openInflater?: OpenInflater
  /** Which frames are told one by one, and how much of their payloads is kept (`FramesReaderOptions`). */
  readonly told?: Told
  readonly keep?: number
}

/** Everything an observer knows, as JSON: `restoreObserver` goes on exactly there. */
export type ObserverCheckpoint = {
  readonly v: 1
  readonly hop: number
  /** Frames that began so far. */
  readonly frames: number
  readonly firstByte: boolean
  readonly written: boolean
  readonly over: boolean
  readonly request: RequestReaderState | null
  readonly response: ResponseReaderState
  readonly open: FramesReaderState | null
  /** Absent over HTTP/1.1. */
  readonly http2?: Http2ReaderState
}

export type Observer = {
  /** Takes the next fact and returns what it means, in order. */
  push(fact: Fact): ConnectionEvent[]
  /** Frames that began so far, over both directions and all hops. */
  readonly frames: number
  /** null while the state is too large to be kept: then start from an earlier one. */
  checkpoint(): ObserverCheckpoint | null
}

/** Reads facts: heads, bodies, frames and messages of both directions, and how the wait for the response ended. */
export function createObserver(options: ObserverOptions = {}): Observer {
  return observer(options, null)
}

/** An observer that goes on where `checkpoint()` was taken; null: at the beginning. */
export function restoreObserver(checkpoint: ObserverCheckpoint | null, options: ObserverOptions = {}): Observer {
  return observer(options, checkpoint)
}

/** `http2` is there once HTTP/2 was begun: then the readers of HTTP/1.1 have nothing to read. */
type Readers = {
  proxy: ProxyReader
  request: RequestReader
  response: ResponseReader
  open: FramesReader | null
  http2: Http2Reader | null
}

function observer(options: ObserverOptions, from: ObserverCheckpoint | null): Observer {
  const limits = options.limits ?? LIMITS
  let frames = from?.frames ?? 0
  const nextNumber = () => ++frames
  let hop = from?.hop ?? 0
  let firstByte = from?.firstByte ?? false
  let written = from?.written ?? false
  let over = from?.over ?? false
  const framesReader = (deflate: Parameters<typeof createFramesReader>[0]['deflate'], state?: FramesReaderState) =>
    createFramesReader({ ...options, deflate, limits, nextNumber, state })
  let readers: Readers = {
    proxy: createProxyReader(),
    request: createRequestReader(from?.request ?? undefined),
    response: createResponseReader(limits, from?.response),
    open: from?.open ? framesReader(null, from.open) : null,
    http2: from?.http2 ? createHttp2Reader(limits, from.http2) : null,
  }

  function beginAnew(next: number): void {
    hop = next
    firstByte = false
    written = false
    over = false
    readers = {
      proxy: createProxyReader(),
      request: createRequestReader(),
      response: createResponseReader(limits),
      open: null,
      http2: null,
    }
  }

  function stamp(at: number, happenings: readonly Happening[]): ConnectionEvent[] {
    return happenings.map((happening) => ({ at, hop, ...happening }))
  }

  function sent({ bytes, at }: BytesFact): ConnectionEvent[] {
    if (readers.open) return stamp(at, readers.open.push('sent', bytes, at))
    const events = readers.request.push(bytes, at)
    return stamp(at, written ? [...events, ...readers.request.written()] : events)
  }

  function received({ bytes, at }: BytesFact): ConnectionEvent[] {
    if (bytes.length === 0) return []
    const events: ConnectionEvent[] = firstByte ? [] : [{ at, hop, type: 'first-byte' }]
    firstByte = true
    if (readers.open) return [...events, ...stamp(at, readers.open.push('received', bytes, at))]
    const { head } = readers.request
    const read = readers.response.push(bytes, { early: !written, method: head?.start.method ?? null })
    events.push(...stamp(at, read.events))
    if (read.rest === null || readers.response.head === null) return events
    const open = framesReader(readDeflate(head, readers.response.head))
    readers.open = open
    events.push({ at, hop, type: 'open' })
    // What was sent behind the request head before the answer is the first of our frames.
    for (const early of readers.request.early) events.push(...stamp(early.at, open.push('sent', early.bytes, early.at)))
    return [...events, ...stamp(at, open.push('received', read.rest, at))]
  }

  /** Fields of an HTTP/2 stream, and the frames that begin behind a 2xx. */
  function pushFields({ direction, fields, at }: FieldsFact): ConnectionEvent[] {
    const http2 = (readers.http2 ??= createHttp2Reader(limits))
    if (direction === 'sent') return stamp(at, http2.sent(fields))
    const events: ConnectionEvent[] = firstByte ? [] : [{ at, hop, type: 'first-byte' }]
    firstByte = true
    events.push(...stamp(at, http2.received(fields)))
    if (readers.open || !http2.opens || http2.response === null) return events
    readers.open = framesReader(readDeflate(http2.request, http2.response))
    return [...events, { at, hop, type: 'open' }]
  }

  function pushData({ direction, bytes, at }: BytesFact): ConnectionEvent[] {
    if (readers.open) return stamp(at, readers.open.push(direction, bytes, at))
    return direction === 'sent' ? [] : stamp(at, readers.http2?.push(bytes) ?? [])
  }

  /** What was half read when the connection ended. */
  function end(at: number): ConnectionEvent[] {
    if (over) return []
    over = true
    const heads = readers.http2 ? readers.http2.end() : [...readers.request.written(), ...readers.response.end()]
    return stamp(at, [...heads, ...(readers.open?.end() ?? [])])
  }

  function pushBytes(fact: BytesFact): ConnectionEvent[] {
    // After the end nothing belongs to it.
    if (over || fact.hop < hop) return []
    if (fact.layer === 'proxy') readers.proxy.push(fact)
    if (fact.layer === 'h2-stream') return pushData(fact)
    if (fact.layer !== 'endpoint') return []
    return fact.direction === 'sent' ? sent(fact) : received(fact)
  }

  return {
    push(fact) {
      const events = fact.hop > hop ? end(fact.at) : []
      if (fact.hop > hop) beginAnew(fact.hop)
      if (fact.kind === 'bytes') return [...events, ...pushBytes(fact)]
      events.push({ at: fact.at, hop: fact.hop, type: 'fact', fact })
      if (fact.hop < hop) return events
      if (fact.kind === 'reached' && fact.phase === 'http2') readers.http2 ??= createHttp2Reader(limits)
      if (fact.kind === 'fields' && !over) events.push(...pushFields(fact))
      events.push(...stamp(fact.at, readers.proxy.decided(fact)))
      if (fact.kind === 'reached' && fact.phase === 'request') {
        written = true
        events.push(...stamp(fact.at, readers.request.written()))
      }
      if (fact.kind === 'ended') events.push(...end(fact.at))
      return events
    },
    get frames() {
      return frames
    },
    checkpoint() {
      const response = readers.response.save()
      const open = readers.open?.save()
      const http2 = readers.http2?.save()
      if (response === null || open === null || http2 === null) return null
      // Once frames are read, the request has no more to say.
      const request = readers.open ? null : readers.request.save()
      return { v: 1, hop, frames, firstByte, written, over, request, response, open: open ?? null, ...(http2 && { http2 }) }
    },
  }
}
