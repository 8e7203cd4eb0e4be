/**
 * A plain copy of `bytes[start, end)`. Not `bytes.slice`: where the octets are a Node Buffer that gives a view, and a change
 * of the copy would change them too.
 */
export function copyOf(bytes: Uint8Array, start = 0, end = bytes.length): Uint8Array<ArrayBuffer> {
  return new Uint8Array(bytes.subarray(start, end))
}
