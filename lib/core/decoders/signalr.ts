import type { DecodedPayload, Decoder } from './parts/decoder'
import { jsonMembers, named } from './parts/json-members'
import { fieldsOf, laidOut } from './parts/json-message'
import { textPayload } from './parts/text-payload'

const TEXT = 1
/** Ends each message. */
const SEPARATOR = '\x1e'
const MOST_MESSAGES = 200
const TYPES = [
  '',
  'Invocation',
  'StreamItem',
  'Completion',
  'StreamInvocation',
  'CancelInvocation',
  'Ping',
  'Close',
  'Ack',
  'Sequence',
] as const

/** The JSON hub protocol of SignalR: messages end with 0x1E, several may stand in one frame; the first of each side is the handshake. */
export const signalr: Decoder = {
  id: 'signalr',
  title: 'SignalR',
  priority(payload, { opcode }) {
    // Only the separator tells it: nothing else ends its text with 0x1E.
    return opcode === TEXT && payload[0] === 0x7b && payload.at(-1) === 0x1e ? 68 : 0
  },
  decode(payload, { truncated = false, direction }): DecodedPayload {
    const read = textPayload(payload, truncated)
    const all = read.text.split(SEPARATOR).slice(0, MOST_MESSAGES)
    const whole = all.filter((text) => text !== '')
    const told = whole.map((text) => tell(text, direction))
    const [first] = told
    if (first === undefined) throw new Error('it has no message before the separator 0x1E')
    const note = all.at(-1) === '' || read.truncated ? null : 'The last message has no separator 0x1E at its end'
    const text = whole.map((one, at) => `${told[at]?.summary}\n\n${laidOut({ text: one, truncated: false }).text}`).join('\n\n')
    const summary =
      told.length === 1
        ? first.summary
        : `${told.length} messages: ${told
            .slice(0, 3)
            .map((one) => one.summary)
            .join('; ')}`
    return { form: 'text', text, truncated: read.truncated, note, summary, fields: first.fields }
  },
}

function tell(text: string, direction: 'sent' | 'received'): { summary: string; fields: Record<string, string> } {
  const members = jsonMembers(text)?.members ?? new Map<string, string>()
  const number = named(members.get('type'))
  const type = number === null ? undefined : TYPES[Number(number)]
  const [target, id, error] = [named(members.get('target')), named(members.get('invocationId')), named(members.get('error'))]
  if (number === null) {
    if (members.has('protocol'))
      return {
        summary: `handshake: ${named(members.get('protocol'))} ${named(members.get('version')) ?? ''}`.trimEnd(),
        fields: { type: 'Handshake' },
      }
    if (error !== null) return { summary: `handshake refused: "${error}"`, fields: { type: 'Handshake' } }
    return { summary: direction === 'received' ? 'handshake accepted' : 'handshake', fields: { type: 'Handshake' } }
  }
  const words = [
    type ?? `type ${number}`,
    ...(target === null ? [] : [target]),
    ...(id === null ? [] : [`(${id})`]),
    ...(error === null ? [] : [`"${error}"`]),
  ]
  return { summary: words.join(' '), fields: fieldsOf({ type: type ?? number, target, invocationId: id }) }
}
