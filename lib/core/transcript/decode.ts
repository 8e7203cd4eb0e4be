import { copyOf } from '../bytes/copy'
import { utf8Decode } from '../bytes/utf8'
import type { Fact } from './fact'
import { isFactBody } from './fact-body'
import { DIRECTIONS, FORMAT_VERSION, KINDS, LAYERS, MAGIC } from './format'
import { TranscriptError } from './transcript-error'

/**
 * Reads facts from the stored form (see `format.ts`). Throws TranscriptError: `unknown-version` for a newer format,
 * `truncated` where octets are missing, `malformed` for anything else that is no transcript.
 */
export function decodeFacts(bytes: Uint8Array): Fact[] {
  const facts: Fact[] = []
  const reader = new Reader(bytes)
  while (reader.at < bytes.length) {
    if (reader.octet() !== MAGIC[0] || reader.octet() !== MAGIC[1]) throw new TranscriptError('malformed', 'These octets are no transcript')
    const version = reader.octet()
    if (version > FORMAT_VERSION) {
      throw new TranscriptError('unknown-version', `The transcript has format ${version}: this program reads up to ${FORMAT_VERSION}`)
    }
    if (version === 0) throw new TranscriptError('malformed', 'The transcript has format 0, which never was')
    const size = reader.varint()
    const end = reader.need(size)
    while (reader.at < end) facts.push(readFact(reader, end))
  }
  return facts
}

function readFact(reader: Reader, end: number): Fact {
  const kind = KINDS[reader.octet()]
  if (kind === undefined) throw new TranscriptError('malformed', 'A fact is of no known kind')
  const at = reader.float64()
  const stamp = { v: 1 as const, at, hop: reader.varint() }
  const flags = kind === 'bytes' ? reader.octet() : 0
  const length = reader.varint()
  const stop = reader.need(length)
  if (stop > end) throw new TranscriptError('malformed', 'A fact is longer than the block it stands in')
  const rest = copyOf(reader.bytes, reader.at, stop)
  reader.at = stop
  if (kind !== 'bytes') return readBody(kind, stamp, rest)
  const direction = DIRECTIONS[flags & 1]
  const layer = LAYERS[flags >> 1]
  if (direction === undefined || layer === undefined) throw new TranscriptError('malformed', 'A fact has bytes of no known layer')
  return { ...stamp, kind, direction, layer, bytes: rest }
}

function readBody(kind: Exclude<Fact['kind'], 'bytes'>, stamp: { v: 1; at: number; hop: number }, octets: Uint8Array): Fact {
  let body: unknown
  try {
    body = JSON.parse(utf8Decode(octets) ?? '')
  } catch {
    throw new TranscriptError('malformed', `A fact of kind ${kind} cannot be read`)
  }
  const fact = { ...(typeof body === 'object' ? body : null), ...stamp, kind }
  if (!isFactBody(fact)) throw new TranscriptError('malformed', `A fact of kind ${kind} lacks what such a fact has`)
  return fact
}

class Reader {
  at = 0
  readonly bytes: Uint8Array
  readonly #view: DataView
  constructor(bytes: Uint8Array) {
    this.bytes = bytes
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  }
  /** The place `count` octets on, which must be there. */
  need(count: number): number {
    if (count > this.bytes.length - this.at) throw new TranscriptError('truncated', 'The transcript ends inside a fact')
    return this.at + count
  }
  octet(): number {
    this.need(1)
    return this.bytes[this.at++] ?? 0
  }
  float64(): number {
    const end = this.need(8)
    const value = this.#view.getFloat64(this.at)
    this.at = end
    return value
  }
  varint(): number {
    let value = 0
    for (let scale = 1; scale <= 0x80 ** 7; scale *= 0x80) {
      const octet = this.octet()
      value += (octet & 0x7f) * scale
      if (value > Number.MAX_SAFE_INTEGER) break
      if (octet < 0x80) return value
    }
    throw new TranscriptError('malformed', 'A number in the transcript is too large')
  }
}
