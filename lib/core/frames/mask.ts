import { copyOf } from '../bytes/copy'

/**
 * Masks or unmasks octets where they stand (RFC 6455 §5.3): the operation is its own inverse.
 * `key` has 4 octets; `phase` is the place of `bytes[start]` in the payload, so that a payload can be done piece by piece.
 */
export function maskInPlace(bytes: Uint8Array, key: Uint8Array, start = 0, end = bytes.length, phase = 0): void {
  const k0 = key[phase & 3] ?? 0
  const k1 = key[(phase + 1) & 3] ?? 0
  const k2 = key[(phase + 2) & 3] ?? 0
  const k3 = key[(phase + 3) & 3] ?? 0
  const whole = start + ((end - start) & ~3)
  let i = start
  for (; i < whole; i += 4) {
    bytes[i] = (bytes[i] ?? 0) ^ k0
    bytes[i + 1] = (bytes[i + 1] ?? 0) ^ k1
    bytes[i + 2] = (bytes[i + 2] ?? 0) ^ k2
    bytes[i + 3] = (bytes[i + 3] ?? 0) ^ k3
  }
  if (i < end) bytes[i] = (bytes[i] ?? 0) ^ k0
  if (i + 1 < end) bytes[i + 1] = (bytes[i + 1] ?? 0) ^ k1
  if (i + 2 < end) bytes[i + 2] = (bytes[i + 2] ?? 0) ^ k2
}

/** A masked (or unmasked) copy of `payload` (RFC 6455 §5.3). */
export function mask(payload: Uint8Array, key: Uint8Array): Uint8Array {
  const copy = copyOf(payload)
  maskInPlace(copy, key)
  return copy
}
