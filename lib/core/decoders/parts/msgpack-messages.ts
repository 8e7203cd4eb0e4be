import type { DecodeContext, DecodedPayload, Decoder } from './decoder'
import type { Told } from './json-message'
import { type OctetReader, octetReader } from './octet-reader'
import { readMsgpackPartly, UNREAD } from './read-msgpack'
import { severalLine } from './several'
import { type Value, valueText } from './value-text'

/** Reads the length that stands before a message. */
export type ReadLength = (reader: OctetReader) => number

export type MsgpackMessages = {
  readonly id: string
  readonly title: string
  /** How well a binary payload fits; 0: not at all. */
  fits(payload: Uint8Array, context: DecodeContext): number
  /** How a length stands before each message; null where the payload is one message and nothing else. */
  lengthOf(context: DecodeContext): ReadLength | null
  /** What an array is, and how its elements are shown where not as they stand; null where it is none of these messages. */
  tell(elements: readonly Value[]): (Told & { readonly shown?: Value }) | null
}

const BINARY = 2
const MOST_MESSAGES = 200
/** Characters shown at most; the message that goes beyond is shown, none behind it. */
const MOST_TEXT = 1_048_576

/** A decoder of messages that are an array in MessagePack each: what each is in a line, and its elements below. */
export function msgpackMessages({ id, title, fits, lengthOf, tell }: MsgpackMessages): Decoder {
  return {
    id,
    title,
    priority: (payload, context) => (context.opcode === BINARY && payload.length > 0 ? fits(payload, context) : 0),
    decode(payload, context): DecodedPayload {
      const blocks: string[] = []
      const told: Told[] = []
      const notes: string[] = []
      const reader = octetReader(payload)
      const readLength = lengthOf(context)
      let length = 0
      while (reader.left > 0 && told.length < MOST_MESSAGES && length < MOST_TEXT) {
        const { end, fault } = nextMessage(reader, readLength)
        if (fault !== null) notes.push(fault)
        if (end === null) break
        const start = reader.at
        reader.take(end - start)
        const read = readMsgpackPartly(payload.subarray(0, end), start)
        if (read.value === UNREAD) {
          notes.push(read.fault ?? '')
          break
        }
        if (read.fault !== null) notes.push(`Not read to its end: ${read.fault}`)
        else if (read.end < end) notes.push(`${end - read.end} octets follow behind a message, from octet ${read.end} on`)
        const known = isList(read.value) ? tell(read.value) : null
        if (known === null) notes.push(`This is no message of ${title} that is known`)
        const one = known ?? { summary: 'no message that is known', fields: {} }
        const text = `${one.summary}\n\n${valueText(known?.shown ?? read.value)}`
        length += text.length
        told.push(one)
        blocks.push(text)
      }
      const [first] = told
      const [note = null] = notes
      if (first === undefined) throw new Error(note ?? 'it has no octets')
      const { truncated = false } = context
      const summary = severalLine(
        'messages',
        told.map((one) => one.summary),
      )
      return {
        form: 'text',
        text: blocks.join('\n\n'),
        truncated: truncated || (reader.left > 0 && note === null),
        note: truncated ? null : note,
        summary,
        fields: first.fields,
      }
    },
  }
}

/** Where the next message ends, as far as it is here; null where its length cannot be read. */
function nextMessage(reader: OctetReader, readLength: ReadLength | null): { readonly end: number | null; readonly fault: string | null } {
  if (readLength === null) return { end: reader.at + reader.left, fault: null }
  const from = reader.at
  try {
    const length = readLength(reader)
    const fault =
      length > reader.left ? `A message of ${length} octets is announced at octet ${from}, ${reader.left} octets of it are here` : null
    return { end: reader.at + Math.min(length, reader.left), fault }
  } catch (error) {
    return { end: null, fault: `No length can be read at octet ${from}: ${error instanceof Error ? error.message : String(error)}` }
  }
}

/** Whether each message of a payload is here, an array in MessagePack and nothing else, and `accepts` its elements. */
export function areMessages(payload: Uint8Array, readLength: ReadLength, accepts: (elements: readonly Value[]) => boolean): boolean {
  const reader = octetReader(payload)
  while (reader.left > 0) {
    const { end, fault } = nextMessage(reader, readLength)
    if (end === null || fault !== null) return false
    const start = reader.at
    reader.take(end - start)
    const read = readMsgpackPartly(payload.subarray(0, end), start)
    if (read.fault !== null || read.end !== end || !isList(read.value) || !accepts(read.value)) return false
  }
  return payload.length > 0
}

const isList = (value: Value): value is readonly Value[] => Array.isArray(value)
