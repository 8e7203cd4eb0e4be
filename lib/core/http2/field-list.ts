import { latin1Decode, latin1Encode } from '../bytes/latin1'
import type { Span } from '../bytes/span'
import type { HeadLine } from '../http1/head'

/**
 * A decoded HTTP/2 field list. `bytes` is its rendering, `name: value` and CRLF a field, pseudo-fields included; spans count in it.
 * Names are as they came: what is not lower case is a fault of the sender.
 */
export type FieldList = { readonly bytes: Uint8Array; readonly lines: readonly HeadLine[] }

/** A field as HTTP/2 carries it; Latin-1, one character an octet. */
export type FieldPair = readonly [name: string, value: string]

/** Renders decoded fields in their order (RFC 9113 §8.2). Texts are Latin-1, one character an octet; nothing is trimmed or re-cased. */
export function fieldList(fields: readonly FieldPair[]): FieldList {
  let at = 0
  const lines = fields.map(([name, value]): HeadLine => {
    const nameSpan = { start: at, end: at + name.length }
    const valueSpan = { start: nameSpan.end + 2, end: nameSpan.end + 2 + value.length }
    const span = { start: at, end: valueSpan.end + 2 }
    at = span.end
    return { name, value, span, nameSpan, valueSpan, faults: [] }
  })
  return { bytes: latin1Encode(fields.map(([name, value]) => `${name}: ${value}\r\n`).join('')), lines }
}

/** The same list with its texts read from other octets of the same length, such as masked ones. */
export function rereadFields({ lines }: FieldList, bytes: Uint8Array): FieldList {
  const read = ({ start, end }: Span) => latin1Decode(bytes, start, end)
  return { bytes, lines: lines.map((line) => ({ ...line, name: read(line.nameSpan), value: read(line.valueSpan) })) }
}

/** The fields of a list, without their places. */
export function fieldPairs({ lines }: FieldList): FieldPair[] {
  return lines.map(({ name, value }) => [name, value])
}

/** The lines of a pseudo-field, such as `:status`; one is allowed (RFC 9113 §8.3). */
export function pseudoFields(list: FieldList, name: string): HeadLine[] {
  return list.lines.filter((line) => line.name === name)
}

/** The value of a pseudo-field that stands there once; null otherwise. */
export function pseudoField(list: FieldList, name: string): string | null {
  const [line, ...more] = pseudoFields(list, name)
  return line && more.length === 0 ? line.value : null
}

/** The status of an answer; null when `:status` is absent, repeated or not three digits (RFC 9113 §8.3.2). */
export function statusOf(list: FieldList): number | null {
  const text = pseudoField(list, ':status')
  return text !== null && /^\d{3}$/.test(text) ? Number(text) : null
}
