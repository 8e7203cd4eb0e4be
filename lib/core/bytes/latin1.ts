const CHUNK = 8192

/** Text with one character an octet, so that indices into it are octet offsets. `start` and `end` are octets. */
export function latin1Decode(bytes: Uint8Array, start = 0, end = bytes.length): string {
  const from = Math.max(0, start)
  const to = Math.min(end, bytes.length)
  let text = ''
  // String.fromCharCode takes its arguments on the stack: whole megabytes at once would overflow it.
  for (let at = from; at < to; at += CHUNK) {
    const part: string = Reflect.apply(String.fromCharCode, null, bytes.subarray(at, Math.min(at + CHUNK, to)))
    text += part
  }
  return text
}

/** Octets of a text with one character an octet; a character above U+00FF becomes `?`. */
export function latin1Encode(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length)
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    bytes[at] = code > 0xff ? 0x3f : code
  }
  return bytes
}
