import 'server-only'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'

const ALGORITHM = 'aes-256-gcm'
const VERSION = 1
const NONCE = 12
const TAG = 16
const HEADER = 1 + NONCE + TAG

/** The row and field a ciphertext belongs to; it opens nowhere else. */
export type SealPlace = { readonly table: string; readonly row: string; readonly field: string }

const dataOf = ({ table, row, field }: SealPlace) => Buffer.from(`${table}|${row}|${field}`)

/**
 * Seals octets with AES-256-GCM (NIST SP 800-38D) under a 32-octet key and a random 96-bit nonce.
 * Gives version (1 octet), nonce (12), tag (16), ciphertext. `place` is authenticated with it.
 */
export function seal(key: Uint8Array, place: SealPlace, plain: Uint8Array): Uint8Array<ArrayBuffer> {
  const nonce = randomBytes(NONCE)
  const cipher = createCipheriv(ALGORITHM, key, nonce)
  cipher.setAAD(dataOf(place))
  const body = cipher.update(plain)
  cipher.final()
  const sealed = new Uint8Array(HEADER + body.length)
  sealed[0] = VERSION
  sealed.set(nonce, 1)
  sealed.set(cipher.getAuthTag(), 1 + NONCE)
  sealed.set(body, HEADER)
  return sealed
}

/** Opens what `seal` gave. null: another key, another place, or changed octets. */
export function open(key: Uint8Array, place: SealPlace, sealed: Uint8Array): Uint8Array | null {
  if (sealed.length < HEADER || sealed[0] !== VERSION) return null
  try {
    const decipher = createDecipheriv(ALGORITHM, key, sealed.subarray(1, 1 + NONCE), { authTagLength: TAG })
    decipher.setAAD(dataOf(place))
    decipher.setAuthTag(sealed.subarray(1 + NONCE, HEADER))
    const plain = decipher.update(sealed.subarray(HEADER))
    decipher.final()
    return plain
  } catch {
    return null
  }
}
