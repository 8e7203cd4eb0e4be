import type { DecodedPayload } from './decoder'
import { jsonMembers } from './json-members'
import { laidOut, type Told } from './json-message'
import { severalLine } from './several'
import { textPayload } from './text-payload'

/** Ends each message: the record separator of ASCII. */
export const SEPARATOR = 0x1e
const MOST_MESSAGES = 200
/** Characters from which on messages are shown as they are: indentation may make much of little. */
const MOST_LAID_OUT = 2_097_152
const NO_MEMBERS: ReadonlyMap<string, string> = new Map()

/**
 * JSON messages that each end with 0x1E, several in one payload. `tell` reads the outermost members of each, of what is no JSON
 * none. Throws where there is no message at all, and where it is not UTF-8.
 */
export function separatedJson(
  payload: Uint8Array,
  truncated: boolean,
  tell: (members: ReadonlyMap<string, string>) => Told,
): DecodedPayload {
  const read = textPayload(payload, truncated)
  const all = read.text.split(String.fromCharCode(SEPARATOR), MOST_MESSAGES + 1)
  const whole = all.slice(0, MOST_MESSAGES).filter((text) => text !== '')
  const told = whole.map((text) => tell(jsonMembers(text)?.members ?? NO_MEMBERS))
  const [first] = told
  if (first === undefined) throw new Error('it has no message before the separator 0x1E')
  let length = 0
  const blocks = whole.map((text, at) => {
    const shown = length < MOST_LAID_OUT ? laidOut({ text, truncated: false }).text : text
    length += shown.length
    return `${told[at]?.summary}\n\n${shown}`
  })
  const ended = payload.at(-1) === SEPARATOR || read.truncated
  return {
    form: 'text',
    text: blocks.join('\n\n'),
    truncated: read.truncated || (all[MOST_MESSAGES] ?? '') !== '',
    note: ended ? null : 'The last message has no separator 0x1E at its end',
    summary: severalLine(
      'messages',
      told.map(({ summary }) => summary),
    ),
    fields: first.fields,
  }
}
