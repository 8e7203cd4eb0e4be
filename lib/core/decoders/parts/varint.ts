import type { OctetReader } from './octet-reader'

/** A signed number from its zig-zag form: 0, -1, 1, -2 … as 0, 1, 2, 3 …, so that small ones stay short. */
export const unZigzag = (value: bigint): bigint => (value >> 1n) ^ -(value & 1n)

/**
 * A number of seven bits an octet, the lowest first, the top bit saying that another follows: the form of Protobuf, MQTT (§1.5.5),
 * SignalR and Go's `encoding/binary`. Throws where it goes on for more than `most` octets, and OctetsEnd.
 */
export function readVarint(reader: OctetReader, most: number): bigint {
  let value = 0n
  for (let place = 0; place < most; place++) {
    const octet = reader.u8()
    value |= BigInt(octet & 127) << BigInt(7 * place)
    if (octet < 128) return value
  }
  throw new Error(`a number goes on for more than ${most} octets`)
}
