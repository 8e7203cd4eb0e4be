/** One element of DER (ITU-T X.690): its identifier octet and its content. */
export type DerElement = { readonly tag: number; readonly content: Uint8Array }

/** Universal tags, with the bit of constructed forms. */
export const DER = { INTEGER: 0x02, BIT_STRING: 0x03, OCTET_STRING: 0x04, OID: 0x06, SEQUENCE: 0x30 } as const

/** The elements that stand one after the other in these octets; null when they are not whole elements with lengths of at most four octets. */
export function derElements(bytes: Uint8Array): DerElement[] | null {
  const elements: DerElement[] = []
  let at = 0
  while (at < bytes.length) {
    const tag = bytes[at] ?? 0
    const first = bytes[at + 1]
    if (first === undefined) return null
    const more = first < 0x80 ? 0 : first - 0x80
    if (first === 0x80 || more > 4 || at + 2 + more > bytes.length) return null
    let length = more === 0 ? first : 0
    for (const octet of bytes.subarray(at + 2, at + 2 + more)) length = length * 256 + octet
    const start = at + 2 + more
    if (start + length > bytes.length) return null
    elements.push({ tag, content: bytes.subarray(start, start + length) })
    at = start + length
  }
  return elements
}

/** An object identifier as its numbers joined by dots. */
export function objectIdentifier(content: Uint8Array): string {
  const numbers: number[] = []
  let value = 0
  for (const octet of content) {
    value = value * 128 + (octet & 0x7f)
    if (octet < 0x80) {
      numbers.push(value)
      value = 0
    }
  }
  const [first = 0, ...rest] = numbers
  const arc = Math.min(Math.floor(first / 40), 2)
  return [arc, first - arc * 40, ...rest].join('.')
}
