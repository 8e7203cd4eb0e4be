/** Arrays and objects inside one another that are read at most; a HAR needs ten, a collection three for each folder. */
export const MOST_DEPTH = 200
/** Members and elements that are read at most. A HAR of 50 MB has about two million. */
export const MOST_VALUES = 5_000_000

export type JsonExcess = { readonly at: number; readonly message: string }

/**
 * The first place where a text, read as JSON, would be deeper or hold more values than is read; null where it keeps within both. One
 * pass before anything is built: a text of brackets alone would take many times its size.
 */
export function jsonExcess(text: string, mostDepth = MOST_DEPTH, mostValues = MOST_VALUES): JsonExcess | null {
  let depth = 0
  let values = 1
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 0x22) at = stringEnd(text, at)
    else if (code === 0x7b || code === 0x5b) {
      if (++depth > mostDepth)
        return { at, message: `The JSON is more than ${mostDepth} deep: expected fewer arrays and objects inside one another` }
      values++
    } else if (code === 0x7d || code === 0x5d) depth--
    else if (code === 0x2c && ++values > mostValues)
      return { at, message: `The JSON has more than ${mostValues} values: expected a smaller file` }
  }
  return null
}

/** Place of the quotation mark that ends the string, or the end of the text. */
function stringEnd(text: string, start: number): number {
  for (let end = text.indexOf('"', start + 1); end !== -1; end = text.indexOf('"', end + 1)) {
    let slashes = 0
    while (text.charCodeAt(end - 1 - slashes) === 0x5c) slashes++
    if (slashes % 2 === 0) return end
  }
  return text.length
}
