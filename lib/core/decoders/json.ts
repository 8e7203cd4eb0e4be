import type { Decoder } from './parts/decoder'
import { prettyJson } from './parts/json-pretty'
import { JsonError } from './parts/json-tokens'
import { textOf } from './parts/text-of'

const SPACES: readonly number[] = [0x20, 0x09, 0x0a, 0x0d]
const OPENING: readonly (number | undefined)[] = [0x7b, 0x5b]
/** White space looked through before the first bracket. */
const MOST_SPACE = 64

/** JSON objects and arrays (RFC 8259), laid out without converting anything. What cannot be laid out is shown as text, with the reason. */
export const json: Decoder = {
  id: 'json',
  title: 'JSON',
  priority(payload, { truncated }) {
    const start = payload.subarray(0, MOST_SPACE).findIndex((octet) => !SPACES.includes(octet))
    if (start === -1 || !OPENING.includes(payload[start])) return 0
    return textOf(payload.subarray(0, 4_096), truncated || payload.length > 4_096) === null ? 0 : 20
  },
  decode(payload, { truncated }) {
    const read = textOf(payload, truncated)
    if (read === null) throw new Error('it is not UTF-8')
    if (read.truncated) return { form: 'text', ...read, note: 'Not laid out as JSON: only the beginning is here' }
    try {
      return { form: 'json', text: prettyJson(read.text), truncated: false, note: null }
    } catch (error) {
      if (!(error instanceof JsonError)) throw error
      return { form: 'text', ...read, note: `Not laid out as JSON: at character ${error.at} ${error.message}` }
    }
  },
}
