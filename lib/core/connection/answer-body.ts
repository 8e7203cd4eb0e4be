import { createGrowingBytes } from '../frames/growing-bytes'
import { bodyFraming, createBodyReader } from '../http1/body'
import type { ResponseHead } from '../http1/head'
import type { Happening } from './happening'

type BodyHappening = Extract<Happening, { type: 'body' }>

export type AnswerBody = {
  /** Takes octets after the head; an event when the body is whole, is more than is kept, or has doubled since it was last told, else null. */
  push(bytes: Uint8Array): BodyHappening | null
  end(): BodyHappening
  /** Whether the body was told of at all. */
  readonly told: boolean
  /** How many octets had come when it was last told of; -1 for never. */
  readonly toldAt: number
  /** The octets as they came, from which the reading can be repeated; null when they were too many to keep. */
  readonly octets: Uint8Array | null
}

/** Room for chunk sizes, extensions and trailers beside the body itself. */
const CODING = 65_536

/** Reads the body of an answer that is not 101. It is told of in steps that double, so that a body that drips costs little. */
export function createAnswerBody(
  method: string | null,
  head: ResponseHead,
  bodyBytes: number,
  resume?: { readonly octets: Uint8Array; readonly toldAt: number },
): AnswerBody {
  const reader = createBodyReader(bodyFraming(method ?? '', head), { bodyBytes })
  const octets = createGrowingBytes(bodyBytes + CODING)
  let came = 0
  let toldAt = -1
  let cutTold = false

  function tell(): BodyHappening {
    toldAt = came
    cutTold = reader.truncated
    const { bytes, framing, complete, truncated, faults } = reader.body()
    return { type: 'body', framing, bytes, complete, truncated, faults }
  }

  function take(bytes: Uint8Array): void {
    octets.append(bytes)
    came += bytes.length
    reader.push(bytes)
  }

  if (resume) {
    take(resume.octets)
    toldAt = resume.toldAt
    cutTold = reader.truncated
  }

  return {
    push(bytes) {
      take(bytes)
      return reader.complete || toldAt <= 0 || came >= 2 * toldAt || (reader.truncated && !cutTold) ? tell() : null
    },
    end() {
      reader.end()
      return tell()
    },
    get told() {
      return toldAt >= 0
    },
    get toldAt() {
      return toldAt
    },
    get octets() {
      return came > octets.length ? null : octets.bytes
    },
  }
}
