const REPLACEMENT = 0xfffd
const CHUNK = 4096

/** UTF-8 octets of a text (RFC 3629); a lone surrogate becomes U+FFFD. */
export function utf8Encode(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(text.length * 3)
  let length = 0
  for (let at = 0; at < text.length; at++) {
    let point = text.charCodeAt(at)
    if (point >= 0xd800 && point <= 0xdfff) {
      const low = at + 1 < text.length ? text.charCodeAt(at + 1) : 0
      if (point <= 0xdbff && low >= 0xdc00 && low <= 0xdfff) {
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00)
        at++
      } else point = REPLACEMENT
    }
    if (point < 0x80) bytes[length++] = point
    else if (point < 0x800) {
      bytes[length++] = 0xc0 | (point >> 6)
      bytes[length++] = 0x80 | (point & 0x3f)
    } else if (point < 0x10000) {
      bytes[length++] = 0xe0 | (point >> 12)
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[length++] = 0x80 | (point & 0x3f)
    } else {
      bytes[length++] = 0xf0 | (point >> 18)
      bytes[length++] = 0x80 | ((point >> 12) & 0x3f)
      bytes[length++] = 0x80 | ((point >> 6) & 0x3f)
      bytes[length++] = 0x80 | (point & 0x3f)
    }
  }
  return bytes.slice(0, length)
}

/** The text, or null when the octets are not UTF-8 (overlong forms, surrogates and values above U+10FFFF included). */
export function utf8Decode(bytes: Uint8Array): string | null {
  return decode(bytes, true)
}

/** The text, with U+FFFD for each maximal part of a sequence that is not UTF-8 (Unicode §3.9, as browsers do). */
export function utf8DecodeLossy(bytes: Uint8Array): string {
  return decode(bytes, false) ?? ''
}

function decode(bytes: Uint8Array, strict: boolean): string | null {
  let text = ''
  let units: number[] = []
  let at = 0
  while (at < bytes.length) {
    const lead = bytes[at++] ?? 0
    let point = lead
    if (lead >= 0x80) {
      const need = lead >= 0xc2 && lead <= 0xdf ? 1 : lead >= 0xe0 && lead <= 0xef ? 2 : lead >= 0xf0 && lead <= 0xf4 ? 3 : 0
      // The second octet has a narrower range after four leads: that is what rules out overlong forms and surrogates.
      let low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
      let high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
      let seen = 0
      point = need === 1 ? lead & 0x1f : need === 2 ? lead & 0x0f : lead & 0x07
      while (seen < need && at < bytes.length) {
        const next = bytes[at] ?? 0
        if (next < low || next > high) break
        low = 0x80
        high = 0xbf
        point = (point << 6) | (next & 0x3f)
        at++
        seen++
      }
      if (need === 0 || seen < need) {
        if (strict) return null
        point = REPLACEMENT
      }
    }
    if (point > 0xffff) units.push(0xd800 + ((point - 0x10000) >> 10), 0xdc00 + ((point - 0x10000) & 0x3ff))
    else units.push(point)
    if (units.length >= CHUNK) {
      text += String.fromCharCode(...units)
      units = []
    }
  }
  return text + String.fromCharCode(...units)
}
