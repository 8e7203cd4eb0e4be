/** Character classes of RFC 9110 §5.6 as tests on character codes and texts. */

const TCHAR_MARKS = "!#$%&'*+-.^_`|~"

/** tchar: a character of a token (RFC 9110 §5.6.2). */
export function isTokenChar(code: number): boolean {
  if ((code >= 0x30 && code <= 0x39) || (code >= 0x41 && code <= 0x5a) || (code >= 0x61 && code <= 0x7a)) return true
  return code < 0x80 && TCHAR_MARKS.includes(String.fromCharCode(code))
}

/** token = 1*tchar (RFC 9110 §5.6.2). */
export function isToken(text: string): boolean {
  if (text.length === 0) return false
  for (let at = 0; at < text.length; at++) if (!isTokenChar(text.charCodeAt(at))) return false
  return true
}

/** OWS: space or tab (RFC 9110 §5.6.3). */
export function isWhiteSpace(code: number): boolean {
  return code === 0x20 || code === 0x09
}

/** DIGIT (RFC 5234). */
export function isDigit(code: number): boolean {
  return code >= 0x30 && code <= 0x39
}

/** Whether the text is digits only, one at least. */
export function isDigits(text: string): boolean {
  if (text.length === 0) return false
  for (let at = 0; at < text.length; at++) if (!isDigit(text.charCodeAt(at))) return false
  return true
}

/** A control character that no field value may hold: below 0x20 but tab, or DEL (RFC 9110 §5.5). */
export function isControl(code: number): boolean {
  return (code < 0x20 && code !== 0x09) || code === 0x7f
}

/** Space and tab removed from both ends; nothing else, unlike `String.trim`. */
export function trimWhiteSpace(text: string): string {
  let start = 0
  let end = text.length
  while (start < end && isWhiteSpace(text.charCodeAt(start))) start++
  while (end > start && isWhiteSpace(text.charCodeAt(end - 1))) end--
  return text.slice(start, end)
}

/** Lower case of A-Z only, as field names and tokens are compared; other letters stay. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase())
}
