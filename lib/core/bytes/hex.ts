const DIGITS = '0123456789abcdef'

/** Two lower-case digits an octet, nothing between. */
export function hexEncode(bytes: Uint8Array): string {
  const parts: string[] = []
  for (const octet of bytes) parts.push(DIGITS.charAt(octet >> 4) + DIGITS.charAt(octet & 15))
  return parts.join('')
}

/** Octets of hex digits in either case, or null for anything else or half an octet. White space may stand between octets. */
export function hexDecode(text: string): Uint8Array<ArrayBuffer> | null {
  const bytes = new Uint8Array(text.length >> 1)
  let length = 0
  let at = 0
  while (at < text.length) {
    if (isSpace(text.charCodeAt(at))) {
      at++
      continue
    }
    const high = digit(text.charCodeAt(at))
    const low = at + 1 < text.length ? digit(text.charCodeAt(at + 1)) : -1
    if (high < 0 || low < 0) return null
    bytes[length++] = (high << 4) | low
    at += 2
  }
  return bytes.slice(0, length)
}

function isSpace(code: number): boolean {
  return code === 0x20 || (code >= 0x09 && code <= 0x0d)
}

function digit(code: number): number {
  if (code >= 0x30 && code <= 0x39) return code - 0x30
  const lower = code | 0x20
  return lower >= 0x61 && lower <= 0x66 ? lower - 0x57 : -1
}
