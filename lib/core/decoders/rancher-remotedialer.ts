import { utf8Decode } from '../bytes/utf8'
import type { DecodedPayload, Decoder } from './parts/decoder'
import { fieldsOf } from './parts/json-message'
import { type OctetReader, octetReader, shownHex } from './parts/octet-reader'
import { readVarint, unZigzag } from './parts/varint'

const BINARY = 2
const PATH = /\/v3\/connect(?:\/register)?(?:[/?]|$)/
const TYPES: Readonly<Record<string, string>> = {
  1: 'Data',
  2: 'Connect',
  3: 'Error',
  4: 'AddClient',
  5: 'RemoveClient',
  6: 'Pause',
  7: 'Resume',
  8: 'SyncConnections',
}
/** Octets of a payload shown as text. */
const MOST_TEXT = 16_384
/** A number of Go in 64 bits takes ten octets at most. */
const LONGEST = 10

/** A number as Go's `binary.PutVarint` writes it. */
const varint = (reader: OctetReader) => unZigzag(readVarint(reader, LONGEST))

/** The tunnel of Rancher's agents (rancher/remotedialer, message.go): message id, connection id, type, for Data and Connect a deadline, payload. */
export const rancherRemotedialer: Decoder = {
  id: 'rancher-remotedialer',
  title: 'Rancher tunnel',
  priority: (_, { opcode, path }) => (opcode === BINARY && PATH.test(path ?? '') ? 66 : 0),
  decode(payload, { truncated = false }): DecodedPayload {
    const reader = octetReader(payload)
    const [message, connection, code] = [varint(reader), varint(reader), String(varint(reader))]
    const type = TYPES[code] ?? `type ${code}`
    const deadline = type === 'Data' || type === 'Connect' ? varint(reader) : null
    const rest = reader.take(reader.left)
    const said = rest.length > MOST_TEXT ? null : utf8Decode(rest)
    const shown = rest.length === 0 ? '' : said === null ? shownHex(rest) : said
    const told = type === 'Connect' || type === 'Error' ? ` ${shown}` : type === 'Data' ? `, ${rest.length} octets` : ''
    const lines = [
      `message     ${message}`,
      `connection  ${connection}`,
      `type        ${type}`,
      ...(deadline === null ? [] : [`deadline    ${deadline} ms`]),
      ...(shown === '' ? [] : ['', shown]),
    ]
    return {
      form: 'text',
      text: lines.join('\n'),
      truncated,
      note: null,
      summary: `${type} on connection ${connection}${told}`,
      fields: fieldsOf({ type, connection: String(connection) }),
    }
  },
}
