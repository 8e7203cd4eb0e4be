import type { DecodedPayload, Decoder } from './parts/decoder'
import { fieldsOf } from './parts/json-message'
import { type MqttPacket, readConnectVersion, readPacket } from './parts/mqtt-packet'
import { severalLine } from './parts/several'

const BINARY = 2
const MOST_PACKETS = 500

/** MQTT 3.1.1 and 5: packets do not keep to messages (MQTT 5 §6.0), so a message may hold several, and parts of the first and last. */
export const mqtt: Decoder = {
  id: 'mqtt',
  title: 'MQTT',
  priority(payload, { opcode, subprotocol, first }) {
    if (opcode !== BINARY) return 0
    if (/^mqtt(?:v3\.1)?$/.test(subprotocol ?? '')) return 80
    return readConnectVersion(first?.sent ?? payload) === null ? 0 : 61
  },
  decode(payload, { truncated = false, first }): DecodedPayload {
    const version = readConnectVersion(first?.sent ?? payload) ?? 4
    const packets: MqttPacket[] = []
    let at = 0
    let note: string | null = null
    while (at < payload.length && packets.length < MOST_PACKETS) {
      const read = readPacket(payload.subarray(at), version)
      if (typeof read === 'string') {
        note = `Octets ${at} to ${payload.length}: ${read}`
        break
      }
      packets.push(read)
      at += read.length
    }
    const [only] = packets
    if (only === undefined) return { form: 'hex', text: '', truncated, note: `${note}. It may go on with a packet of an earlier message` }
    const summary = severalLine(
      'packets',
      packets.map((packet) => packet.summary),
    )
    const text = packets.map((packet) => [packet.summary, ...packet.lines.map((line) => `  ${line}`)].join('\n')).join('\n\n')
    return { form: 'text', text, truncated, note: truncated ? null : note, summary, fields: fieldsOf(only.fields) }
  },
}
