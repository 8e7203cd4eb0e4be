import 'server-only'
import { randomBytes } from 'node:crypto'
import { open, type SealPlace, seal } from './sealing'

/** A fresh data key: 32 octets, one for each attempt and each profile version. */
export function newDataKey(): Uint8Array {
  return randomBytes(32)
}

/** Seals a data key with the master key, for the row it belongs to. */
export function wrapDataKey(master: Uint8Array, place: Omit<SealPlace, 'field'>, dataKey: Uint8Array): Uint8Array<ArrayBuffer> {
  return seal(master, { ...place, field: 'dataKey' }, dataKey)
}

/** null: the master key is not the one it was wrapped with, or it belongs to another row. */
export function unwrapDataKey(master: Uint8Array, place: Omit<SealPlace, 'field'>, wrapped: Uint8Array): Uint8Array | null {
  return open(master, { ...place, field: 'dataKey' }, wrapped)
}
