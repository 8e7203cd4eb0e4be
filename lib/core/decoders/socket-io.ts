import type { Decoder } from './parts/decoder'
import { jsonMembers, named } from './parts/json-members'
import { fieldsOf, laidOut } from './parts/json-message'
import { textPayload } from './parts/text-payload'

const TEXT = 1
/** Packets of Engine.IO 4 by their digit. */
const PACKETS = ['open', 'close', 'ping', 'pong', 'message', 'upgrade', 'noop'] as const
/** Packets of Socket.IO 5 by the digit behind the message digit 4. */
const KINDS = ['CONNECT', 'DISCONNECT', 'EVENT', 'ACK', 'CONNECT_ERROR', 'BINARY_EVENT', 'BINARY_ACK'] as const
const PATH = /[?&]EIO=4\b/
/** An open packet, or a Socket.IO event: what tells the protocol without its query. */
const SHAPE = /^(?:0\{"sid":|4[0-4](?:\/[^,]{1,80},)?(?:\d{0,9}\[|\{)|45\d{1,3}-)/
const KIND = /^([0-6])(?:(\d{1,3})-)?(?:(\/[^,]{0,200})(?:,|$))?(\d{1,15})?/

/** Engine.IO 4 and the Socket.IO 5 packet in its messages: type, namespace, acknowledgement, event and what comes with it. */
export const socketIo: Decoder = {
  id: 'socket-io',
  title: 'Socket.IO',
  priority(payload, { opcode, path, first }) {
    if (opcode !== TEXT) return 0
    const head = beginning(payload, 100)
    if (PATH.test(path ?? '')) return /^[0-6]/.test(head) ? 75 : 0
    if (SHAPE.test(head)) return 50
    return first?.received && /^0\{"sid":/.test(beginning(first.received, 20)) && /^[0-6]/.test(head) ? 62 : 0
  },
  decode(payload, { truncated = false }) {
    const read = textPayload(payload, truncated)
    const packet = PACKETS[Number(read.text.charAt(0) || 'x')]
    if (packet === undefined) throw new Error(`it begins with ${JSON.stringify(read.text.charAt(0))}, expected a digit from 0 to 6`)
    const rest = read.text.slice(1)
    if (packet === 'message') return message(rest, read.truncated)
    const probe = rest === 'probe' ? ', the probe of an upgrade from polling' : ''
    if (packet !== 'open') {
      const said = rest === '' || probe !== '' ? '' : `\n\n${rest}`
      return {
        form: 'text',
        text: `${packet}${probe}${said}`,
        truncated: read.truncated,
        note: null,
        summary: `${packet}${probe}`,
        fields: { packet },
      }
    }
    const open = jsonMembers(rest)?.members
    const [sid, every, patience] = ['sid', 'pingInterval', 'pingTimeout'].map((name) => named(open?.get(name)))
    const summary = `open: session ${sid ?? 'without an id'}, a ping every ${every ?? '?'} ms, answered within ${patience ?? '?'} ms`
    return headed(summary, rest, read.truncated, fieldsOf({ packet, sid: sid ?? null }))
  },
}

function message(text: string, truncated: boolean) {
  const [matched, digit, attachments, namespace, ack] = KIND.exec(text) ?? []
  const kind = KINDS[Number(digit ?? 'x')]
  if (matched === undefined || kind === undefined)
    return {
      form: 'text' as const,
      text: `message\n\n${text}`,
      truncated,
      note: 'This is a message of Engine.IO, and none of Socket.IO',
      summary: 'message',
      fields: { packet: 'message' },
    }
  const data = text.slice(matched.length)
  const isEvent = kind === 'EVENT' || kind === 'BINARY_EVENT'
  const event = isEvent ? named(jsonMembers(data)?.members.get('0')) : null
  const words = [
    kind,
    ...(event === null ? [] : [JSON.stringify(event)]),
    ...(namespace === undefined || namespace === '/' ? [] : [`of ${namespace}`]),
    ...(ack === undefined ? [] : [kind.endsWith('ACK') ? `to ${ack}` : `asks for ack ${ack}`]),
    ...(attachments === undefined ? [] : [`with ${attachments} binary frame${attachments === '1' ? '' : 's'} that follow`]),
  ]
  return headed(words.join(' '), data, truncated, fieldsOf({ packet: kind, event, namespace: namespace ?? '/', ack: ack ?? null }))
}

function headed(summary: string, data: string, truncated: boolean, fields: Record<string, string>) {
  const shown = data === '' ? null : laidOut({ text: data, truncated })
  return {
    form: 'text' as const,
    text: shown === null ? summary : `${summary}\n\n${shown.text}`,
    truncated,
    note: shown?.note ?? null,
    summary,
    fields,
  }
}

const beginning = (payload: Uint8Array, most: number) => String.fromCharCode(...payload.subarray(0, most))
