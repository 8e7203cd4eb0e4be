/** Offset of the first `needle` at or after `from`, or -1. An empty needle is found at once. */
export function indexOf(bytes: Uint8Array, needle: Uint8Array, from = 0): number {
  const start = Math.max(0, from)
  if (needle.length === 0) return start <= bytes.length ? start : -1
  const first = needle[0] ?? 0
  const last = bytes.length - needle.length
  for (let at = bytes.indexOf(first, start); at !== -1 && at <= last; at = bytes.indexOf(first, at + 1)) {
    let same = 1
    while (same < needle.length && bytes[at + same] === needle[same]) same++
    if (same === needle.length) return at
  }
  return -1
}

/** Whether both hold the same octets. */
export function equal(a: Uint8Array, b: Uint8Array): boolean {
  if (a.length !== b.length) return false
  for (let at = 0; at < a.length; at++) if (a[at] !== b[at]) return false
  return true
}

/** Whether `bytes` has `prefix` at offset `at`. */
export function startsWith(bytes: Uint8Array, prefix: Uint8Array, at = 0): boolean {
  return bytes.length - at >= prefix.length && equal(bytes.subarray(at, at + prefix.length), prefix)
}
