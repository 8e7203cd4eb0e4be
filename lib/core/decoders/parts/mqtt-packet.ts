import { utf8Decode } from '../../bytes/utf8'
import { mqttProperties } from './mqtt-properties'
import { reasonOf } from './mqtt-reasons'
import { octets, text, variable } from './mqtt-types'
import { type OctetReader, octetReader, shownHex, shownText } from './octet-reader'

const NAMES = [
  '',
  'CONNECT',
  'CONNACK',
  'PUBLISH',
  'PUBACK',
  'PUBREC',
  'PUBREL',
  'PUBCOMP',
  'SUBSCRIBE',
  'SUBACK',
  'UNSUBSCRIBE',
  'UNSUBACK',
  'PINGREQ',
  'PINGRESP',
  'DISCONNECT',
  'AUTH',
] as const
const MOST_LISTED = 50

export type MqttPacket = {
  /** Octets of the packet. */
  readonly length: number
  readonly summary: string
  readonly lines: readonly string[]
  readonly fields: Readonly<Record<string, string | null>>
}

/** Version of the CONNECT that these octets begin with (3, 4 or 5), or null. */
export function readConnectVersion(bytes: Uint8Array): number | null {
  if (bytes[0] !== 0x10) return null
  const at = bytes.subarray(1, 5).findIndex((octet) => octet < 128) + 2
  const name = utf8Decode(bytes.subarray(at + 2, at + 2 + (bytes[at + 1] ?? 0)))
  const version = bytes[at + 2 + (bytes[at + 1] ?? 0)] ?? 0
  return (name === 'MQTT' || name === 'MQIsdp') && version >= 3 && version <= 5 ? version : null
}

/** Reads the packet that octets begin with (MQTT 5 §2.1); where it is not whole or none, a sentence that says so. */
export function readPacket(bytes: Uint8Array, version: number): MqttPacket | string {
  const reader = octetReader(bytes)
  try {
    const first = reader.u8()
    const name = NAMES[first >> 4]
    const length = variable(reader)
    const head = reader.at
    if (!name) return `a packet of type ${first >> 4} begins here, which MQTT does not have`
    if (length > reader.left) return `the beginning of ${name}, ${reader.left} of its ${length} octets; the rest comes in a later message`
    const body = octetReader(reader.take(length))
    const told = tell(name, first & 15, body, version)
    return { length: head + length, summary: [name, ...told.words].join(' '), lines: told.lines, fields: { type: name, ...told.fields } }
  } catch (error) {
    return `a packet that cannot be read: ${error instanceof Error ? error.message : 'it is malformed'}`
  }
}

type Told = {
  readonly words: readonly string[]
  readonly lines: readonly string[]
  readonly fields: Readonly<Record<string, string | null>>
}
const NOTHING: Told = { words: [], lines: [], fields: {} }

function tell(name: (typeof NAMES)[number], flags: number, body: OctetReader, version: number): Told {
  switch (name) {
    case 'CONNECT':
      return connect(body)
    case 'CONNACK': {
      const present = (body.u8() & 1) === 1
      const reason = reasonOf(name, body.u8(), version)
      return { words: [reason, ...(present ? ['(session present)'] : [])], lines: properties(body, version), fields: { reason } }
    }
    case 'PUBLISH':
      return publish(flags, body, version)
    case 'SUBSCRIBE':
    case 'UNSUBSCRIBE': {
      const id = String(body.uint(2))
      const lines = properties(body, version)
      const topics: string[] = []
      while (body.left > 0 && topics.length < MOST_LISTED)
        topics.push(`${text(body)}${name === 'SUBSCRIBE' ? ` (QoS ${body.u8() & 3})` : ''}`)
      return { words: [topics.join(', '), `#${id}`], lines, fields: { topic: topics[0] ?? null, id } }
    }
    case 'SUBACK':
    case 'UNSUBACK': {
      const id = String(body.uint(2))
      const lines = properties(body, version)
      const reasons: string[] = []
      while (body.left > 0 && reasons.length < MOST_LISTED) reasons.push(reasonOf(name, body.u8(), version))
      return { words: [`#${id}`, reasons.join(', ')], lines, fields: { id, reason: reasons[0] ?? null } }
    }
    case 'PUBACK':
    case 'PUBREC':
    case 'PUBREL':
    case 'PUBCOMP': {
      const id = String(body.uint(2))
      if (body.left === 0) return { words: [`#${id}`], lines: [], fields: { id } }
      const reason = reasonOf(name, body.u8(), version)
      return { words: [`#${id}`, reason], lines: properties(body, version), fields: { id, reason } }
    }
    case 'DISCONNECT':
    case 'AUTH': {
      if (body.left === 0) return NOTHING
      const reason = reasonOf(name, body.u8(), version)
      return { words: [reason], lines: properties(body, version), fields: { reason } }
    }
    default:
      return NOTHING
  }
}

function connect(body: OctetReader): Told {
  const protocol = text(body)
  const version = body.u8()
  const flags = body.u8()
  const keepAlive = String(body.uint(2))
  const lines = [
    `${protocol} version ${version === 4 ? '3.1.1' : version}`,
    `keep alive ${keepAlive} s`,
    ...((flags & 2) === 0 ? [] : [version === 5 ? 'clean start' : 'clean session']),
  ]
  lines.push(...properties(body, version))
  const client = text(body)
  if ((flags & 4) !== 0) {
    lines.push(...properties(body, version))
    lines.push(`will on ${text(body)} (QoS ${(flags >> 3) & 3}${(flags & 32) === 0 ? '' : ', retained'}): ${shownText(octets(body))}`)
  }
  if ((flags & 128) !== 0) lines.push(`user name ${JSON.stringify(text(body))}`)
  if ((flags & 64) !== 0) lines.push(`password of ${octets(body).length} octets`)
  return { words: [JSON.stringify(client)], lines, fields: { client, version: String(version) } }
}

function publish(flags: number, body: OctetReader, version: number): Told {
  const topic = text(body)
  const qos = (flags >> 1) & 3
  const id = qos === 0 ? null : String(body.uint(2))
  const lines = properties(body, version)
  const payload = body.take(body.left)
  const marks = [
    `QoS ${qos}`,
    ...((flags & 1) === 0 ? [] : ['retained']),
    ...((flags & 8) === 0 ? [] : ['again']),
    `${payload.length} octets`,
  ]
  const read = utf8Decode(payload)
  return {
    words: [topic === '' ? '(topic by alias)' : topic, `(${marks.join(', ')})`, ...(id === null ? [] : [`#${id}`])],
    lines: [...lines, read ?? shownHex(payload)],
    fields: { topic, id },
  }
}

/** The properties of a packet of MQTT 5, a line each. */
function properties(body: OctetReader, version: number): string[] {
  if (version !== 5 || body.left === 0) return []
  return mqttProperties(body.take(variable(body)))
}
