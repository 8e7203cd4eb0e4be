import { utf8DecodeLossy } from '../../bytes/utf8'
import type { DecodeContext, DecodedPayload, Decoder } from './decoder'
import { jsonMembers } from './json-members'
import { prettyJson } from './json-pretty'
import { JsonError } from './json-tokens'
import { textOf } from './text-of'

/** What a message says of itself. */
export type Told = { readonly summary: string; readonly fields: Readonly<Record<string, string>>; readonly note?: string }

export type JsonMessages = {
  readonly id: string
  readonly title: string
  /** How well a text that begins with a bracket fits; 0: not at all. `head` is its beginning. */
  fits(head: string, context: DecodeContext): number
  /** Reads the outermost members; null where it is none of these messages: it is then shown as JSON. */
  tell(members: ReadonlyMap<string, string>, context: DecodeContext, kind: '{' | '['): Told | null
}

const TEXT = 1
const HEAD = 512
const OPENING = /^\s*[{[]/

/** A decoder of messages that are JSON each: what it is in a line, and the whole laid out. */
export function jsonMessages({ id, title, fits, tell }: JsonMessages): Decoder {
  return {
    id,
    title,
    priority(payload, context) {
      if (context.opcode !== TEXT) return 0
      const head = utf8DecodeLossy(payload.subarray(0, HEAD))
      return OPENING.test(head) ? fits(head, context) : 0
    },
    decode(payload, context) {
      const read = textOf(payload, context.truncated)
      if (read === null) throw new Error('it is not UTF-8')
      const found = jsonMembers(read.text)
      const told = found === null ? null : tell(found.members, context, found.kind)
      const shown = laidOut(read)
      const note = told?.note ?? shown.note ?? (told === null ? `This is no message of ${title} that is known` : null)
      return { ...shown, note, ...(told === null ? {} : { summary: told.summary, fields: told.fields }) }
    },
  }
}

/** JSON laid out, or the text as it is with the reason. */
export function laidOut({ text, truncated }: { readonly text: string; readonly truncated: boolean }): DecodedPayload {
  if (truncated) return { form: 'text', text, truncated, note: 'Not laid out as JSON: only the beginning is here' }
  try {
    return { form: 'json', text: prettyJson(text), truncated, note: null }
  } catch (error) {
    if (!(error instanceof JsonError)) throw error
    return { form: 'text', text, truncated, note: `Not laid out as JSON: at character ${error.at} ${error.message}` }
  }
}

/** The members that are there, as fields to filter by. */
export function fieldsOf(entries: Readonly<Record<string, string | null>>): Record<string, string> {
  return Object.fromEntries(Object.entries(entries).filter((entry): entry is [string, string] => entry[1] !== null))
}
