import { octets, text, variable } from './mqtt-types'
import { type OctetReader, octetReader, shownHex } from './octet-reader'

/** `secret`: octets of which only the length is told, as of a password. */
type Type = 'octet' | 'u16' | 'u32' | 'variable' | 'text' | 'binary' | 'secret' | 'pair'

/** Properties of MQTT 5 by their identifiers (§2.2.2.2), each with the type of its value. */
const PROPERTIES: Readonly<Record<number, readonly [name: string, type: Type]>> = {
  1: ['Payload Format Indicator', 'octet'],
  2: ['Message Expiry Interval', 'u32'],
  3: ['Content Type', 'text'],
  8: ['Response Topic', 'text'],
  9: ['Correlation Data', 'binary'],
  11: ['Subscription Identifier', 'variable'],
  17: ['Session Expiry Interval', 'u32'],
  18: ['Assigned Client Identifier', 'text'],
  19: ['Server Keep Alive', 'u16'],
  21: ['Authentication Method', 'text'],
  22: ['Authentication Data', 'secret'],
  23: ['Request Problem Information', 'octet'],
  24: ['Will Delay Interval', 'u32'],
  25: ['Request Response Information', 'octet'],
  26: ['Response Information', 'text'],
  28: ['Server Reference', 'text'],
  31: ['Reason String', 'text'],
  33: ['Receive Maximum', 'u16'],
  34: ['Topic Alias Maximum', 'u16'],
  35: ['Topic Alias', 'u16'],
  36: ['Maximum QoS', 'octet'],
  37: ['Retain Available', 'octet'],
  38: ['User Property', 'pair'],
  39: ['Maximum Packet Size', 'u32'],
  40: ['Wildcard Subscription Available', 'octet'],
  41: ['Subscription Identifier Available', 'octet'],
  42: ['Shared Subscription Available', 'octet'],
}
const MOST_LISTED = 100

/** The properties in these octets, a line each; what cannot be read is told in hexadecimal with the reason. Never throws. */
export function mqttProperties(bytes: Uint8Array): string[] {
  const reader = octetReader(bytes)
  const lines: string[] = []
  while (reader.left > 0 && lines.length < MOST_LISTED) {
    const begun = reader.at
    const fault = (reason: string) => [...lines, `${reason}: ${shownHex(bytes.subarray(begun))}`]
    try {
      const id = variable(reader)
      const [name, type] = PROPERTIES[id] ?? []
      if (name === undefined || type === undefined) return fault(`property ${id}, which MQTT 5 does not have`)
      lines.push(`${name}: ${readValue(reader, type)}`)
    } catch {
      return fault('a property that is cut off')
    }
  }
  if (reader.left > 0) lines.push(`${reader.left} more octets of properties`)
  return lines
}

function readValue(reader: OctetReader, type: Type): string {
  switch (type) {
    case 'octet':
      return String(reader.u8())
    case 'u16':
      return String(reader.uint(2))
    case 'u32':
      return String(reader.uint(4))
    case 'variable':
      return String(variable(reader))
    case 'text':
      return JSON.stringify(text(reader))
    case 'binary':
      return shownHex(octets(reader))
    case 'secret':
      return `${octets(reader).length} octets`
    case 'pair':
      return `${JSON.stringify(text(reader))} = ${JSON.stringify(text(reader))}`
    default:
      return type satisfies never
  }
}
