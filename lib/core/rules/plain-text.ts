import { utf8DecodeLossy } from '../bytes/utf8'

/** So many octets of a body are looked at: what it says to a person stands at its beginning. */
const SCANNED = 4096

/** What a body says to a person, in one line: tags, scripts and styles removed. Reads the first 4096 octets as UTF-8. */
export function plainText(body: Uint8Array): string {
  const source = utf8DecodeLossy(body.subarray(0, SCANNED))
  const lower = source.toLowerCase()
  let text = ''
  let at = 0
  while (at < source.length) {
    const open = source.indexOf('<', at)
    if (open === -1) break
    text += source.slice(at, open)
    const isTag = /[a-z/!?]/.test(lower.charAt(open + 1))
    const hidden = /^<(?:script|style)/.exec(lower.slice(open, open + 7))?.[0].slice(1)
    const from = hidden === undefined ? open : lower.indexOf(`</${hidden}`, open)
    const close = isTag && from !== -1 ? source.indexOf('>', from) : open
    if (from === -1 || close === -1) return oneLine(text)
    text += isTag ? ' ' : '<'
    at = close + 1
  }
  return oneLine(text + source.slice(at))
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

/** The words of a text that do not stand in another one, whatever their case. */
export function wordsBeside(text: string, known: string): string[] {
  const old = new Set(wordsOf(known))
  return wordsOf(text).filter((word) => !old.has(word))
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? []
}
