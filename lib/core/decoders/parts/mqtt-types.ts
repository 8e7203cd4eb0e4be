import { utf8Decode } from '../../bytes/utf8'
import { type OctetReader, shownHex } from './octet-reader'
import { readVarint } from './varint'

/** Octets behind their length in 16 bits (MQTT 5 §1.5.6). */
export const octets = (body: OctetReader): Uint8Array => body.take(Number(body.uint(2)))

/** Text behind its length in 16 bits (§1.5.4); what is no UTF-8 is shown in hexadecimal. */
export const text = (body: OctetReader): string => {
  const read = octets(body)
  return utf8Decode(read) ?? shownHex(read)
}

/** A number of one to four octets, seven bits each, the lowest first (§1.5.5). */
export const variable = (body: OctetReader): number => Number(readVarint(body, 4))
