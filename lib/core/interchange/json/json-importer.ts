import type { Importer, ImportFormat, ImportResult } from '../import-result'
import { firstLine, unreadable } from '../unreadable'
import { asObject, type JsonObject } from './members'
import { looksLikeJson, readJson } from './read-json'

/** One format whose text is an object of JSON. */
export type JsonReader = {
  readonly format: ImportFormat
  readonly title: string
  /** What stands at the beginning of such a text, so that a broken one is named. Looked for in the first characters alone. */
  readonly hint: RegExp
  /** Whether the object is of this format, of whatever version. */
  recognises(root: JsonObject): boolean
  /** Never throws. `text` is for places of problems. */
  readValue(root: JsonObject, text: string): ImportResult
}
export type JsonImporter = Importer & { readonly json: JsonReader }

/** The importer of a format of JSON, for a text that has not been parsed yet. */
export function jsonImporter(reader: JsonReader): JsonImporter {
  const { format, title } = reader
  const rootOf = (text: string) => {
    const read = readJson(text)
    return { read, root: read.ok ? asObject(read.value) : null }
  }
  return {
    format,
    title,
    json: reader,
    detect(text) {
      const root = looksLikeJson(text) ? rootOf(text).root : null
      return root !== null && reader.recognises(root)
    },
    read(text) {
      const { read, root } = rootOf(text)
      if (!read.ok) return unreadable(format, read.problem)
      if (root !== null && reader.recognises(root)) return reader.readValue(root, text)
      const { start, end } = firstLine(text)
      return unreadable(format, { message: `${seenJson(read.value)}: expected a ${title}`, start, end })
    },
  }
}

/** A sentence's beginning that names what a value of JSON is. */
export function seenJson(value: unknown): string {
  if (Array.isArray(value)) return `The JSON is a list of ${value.length}`
  const root = asObject(value)
  if (root === null) return 'The JSON is no object'
  const names = Object.keys(root)
  const shown = names.slice(0, 6).map((name) => JSON.stringify(name.slice(0, 40)))
  if (names.length === 0) return 'The JSON is an empty object'
  return `The JSON has the members ${shown.join(', ')}${names.length > 6 ? ` and ${names.length - 6} more` : ''}`
}
