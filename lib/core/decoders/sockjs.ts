import type { DecodedPayload, Decoder } from './parts/decoder'
import { jsonMembers, named, stringOf } from './parts/json-members'
import { fieldsOf, laidOut } from './parts/json-message'
import { textPayload } from './parts/text-payload'

const TEXT = 1
const PATH = /\/[^/?]{1,100}\/[^/?]{1,100}\/websocket(?:\?|$)/
const SHAPE = /^(?:[oh]$|a\[|c\[)/
const OUTGOING = /^\s*\[\s*"/

/** SockJS: `o` opens, `h` is a heartbeat, `a[…]` holds messages as JSON strings, `c[code,"reason"]` closes; a client sends the bare array. */
export const sockjs: Decoder = {
  id: 'sockjs',
  title: 'SockJS',
  priority(payload, { opcode, path, direction, first }) {
    if (opcode !== TEXT) return 0
    const head = String.fromCharCode(...payload.subarray(0, 20))
    const hinted = PATH.test(path ?? '') || (first?.received?.length === 1 && first.received[0] === 0x6f)
    if (!hinted) return 0
    return (direction === 'received' ? SHAPE : OUTGOING).test(head) ? 66 : 0
  },
  decode(payload, { truncated = false }): DecodedPayload {
    const read = textPayload(payload, truncated)
    const base = { form: 'text', truncated: read.truncated, note: null } as const
    if (read.text === 'o') return { ...base, text: 'open', summary: 'open', fields: { type: 'open' } }
    if (read.text === 'h') return { ...base, text: 'heartbeat', summary: 'heartbeat', fields: { type: 'heartbeat' } }
    const kind = read.text.startsWith('a') || read.text.startsWith('c') ? read.text.charAt(0) : ''
    const members = jsonMembers(read.text.slice(kind.length))?.members
    if (members === undefined) throw new Error('it is none of o, h, a[…], c[…] and an array of strings')
    if (kind === 'c') {
      const [code, reason] = [named(members.get('0')), named(members.get('1'))]
      const summary = `close ${code}${reason ? `, "${reason}"` : ''}`
      return { ...base, text: summary, summary, fields: fieldsOf({ type: 'close', code }) }
    }
    const messages = [...members.values()].map((raw) => stringOf(raw) ?? raw)
    const inside = messages.map((text) => (/^\s*[{[]/.test(text) ? laidOut({ text, truncated: false }).text : text)).join('\n\n')
    const [only] = messages
    const summary = messages.length === 1 && only !== undefined ? `message ${only.slice(0, 100)}` : `${messages.length} messages`
    return { ...base, text: `${summary}\n\n${inside}`, summary, fields: { type: 'message' } }
  },
}
