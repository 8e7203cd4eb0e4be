import { FILE_LIMIT, type ImportProblem } from '../import-result'
import { tooLong } from '../unreadable'
import { jsonFault } from './json-fault'
import { jsonExcess } from './measure-json'

export type JsonReading = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly problem: ImportProblem }

/**
 * The value of a text of JSON, bounded in length, depth and number of values; a byte order mark before it is passed over. A name such as
 * `__proto__` becomes an own member and nothing else. Otherwise the problem points at where the text stops being JSON.
 */
export function readJson(text: string): JsonReading {
  if (text.length > FILE_LIMIT) return { ok: false, problem: tooLong(text, FILE_LIMIT) }
  const excess = jsonExcess(text)
  if (excess !== null) return { ok: false, problem: at(excess.at, excess.message, text) }
  const from = text.startsWith('\ufeff') ? 1 : 0
  try {
    return { ok: true, value: JSON.parse(from === 0 ? text : text.slice(from)) }
  } catch {
    const fault = jsonFault(text, from)
    return { ok: false, problem: at(fault.at, `The JSON cannot be read here: ${fault.message}`, text) }
  }
}

/** Whether a text begins as JSON of an object or an array does. */
export function looksLikeJson(text: string): boolean {
  return /^\ufeff?[ \t\r\n]{0,1000}[{[]/.test(text.slice(0, 1100))
}

function at(start: number, message: string, text: string): ImportProblem {
  const place = Math.min(start, Math.max(0, text.length - 1))
  return { message, start: place, end: Math.min(text.length, place + 1) }
}
