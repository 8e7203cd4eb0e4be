import { base64Encode } from '../../core/bytes/base64'
import { latin1Decode, latin1Encode } from '../../core/bytes/latin1'
import { utf8Decode } from '../../core/bytes/utf8'
import type { HeaderLine, LineEnding } from '../../core/handshake/draft'

/** A request as structure. `version` is written as in a draft: `1.1` for `HTTP/1.1`, empty when there is none. */
export type RequestParts = {
  readonly method: string
  readonly target: string
  readonly version: string
  readonly ending: Exclude<LineEnding, 'none'>
  /** `ending` is set on the lines whose ending is another one. */
  readonly lines: readonly HeaderLine[]
  readonly body: string
}
export type TakenApart = { readonly ok: true; readonly parts: RequestParts } | { readonly ok: false; readonly because: string }

type Physical = { readonly text: string; readonly ending: LineEnding }

/**
 * Octets as request line, lines and body, so that the parts written one after the other give the same octets. Where no structure
 * does, it says why. A CR alone ends a line only when it cannot stand inside one.
 */
export function takeApart(octets: Uint8Array): TakenApart {
  const text = latin1Decode(octets)
  const usual = partsOf(text, /\r\n|\n/g)
  return usual.ok || !/\r(?!\n)/.test(text) ? usual : orElse(partsOf(text, /\r\n|\n|\r/g), usual)
}

function orElse(first: TakenApart, second: TakenApart): TakenApart {
  return first.ok ? first : second
}

function partsOf(latin1: string, endings: RegExp): TakenApart {
  const { lines, blank, body } = headOf(latin1, endings)
  const [start, ...fields] = lines
  if (start === undefined) return fails('There is no request line at the start')
  if (blank === null) return fails('The head has no empty line at its end')
  if (start.ending === 'none' || start.ending !== blank)
    return fails(`The request line ends in ${nameOf(start.ending)}, the empty line in ${nameOf(blank)}: lines have one ending in common`)
  if (lines.some((line) => line.text.includes('\r'))) return fails('A CR stands inside a line')
  const requestLine = utf8Decode(latin1Encode(start.text))
  if (requestLine === null) return fails('The request line holds octets that are no UTF-8')
  if (requestLine.includes('\0')) return fails('The request line holds a NUL')
  const words = wordsOf(requestLine)
  if (words === null) return fails('The request line has no space between method and target')
  const bodyText = utf8Decode(latin1Encode(body))
  if (bodyText === null) return fails('The body holds octets that are no UTF-8')
  const ending = start.ending
  return { ok: true, parts: { ...words, ending, lines: fields.map((line) => lineOf(line, ending)), body: bodyText } }
}

function headOf(text: string, endings: RegExp): { lines: Physical[]; blank: LineEnding | null; body: string } {
  const lines: Physical[] = []
  let at = 0
  for (const found of text.matchAll(endings)) {
    const ending: LineEnding = found[0] === '\r\n' ? 'crlf' : found[0] === '\n' ? 'lf' : 'cr'
    const line = text.slice(at, found.index)
    at = found.index + found[0].length
    if (line === '') return { lines, blank: ending, body: text.slice(at) }
    lines.push({ text: line, ending })
  }
  return { lines, blank: null, body: '' }
}

/** Method, target and version; a version that would not be written back alike stays with the target. */
function wordsOf(line: string): Pick<RequestParts, 'method' | 'target' | 'version'> | null {
  const first = line.indexOf(' ')
  if (first === -1) return null
  const method = line.slice(0, first)
  const after = line.slice(first + 1)
  const last = after.lastIndexOf(' ')
  const word = last === -1 ? '' : after.slice(last + 1)
  if (word === '' || /^\d/.test(word)) return { method, target: after, version: '' }
  return { method, target: after.slice(0, last), version: /^HTTP\/\d/.test(word) ? word.slice(5) : word }
}

function lineOf({ text, ending }: Physical, usual: LineEnding): HeaderLine {
  const octets = latin1Encode(text)
  const line = utf8Decode(octets)
  const own = ending === usual ? {} : { ending }
  if (line !== null) return { line, ...own }
  return { base64: base64Encode(octets), ...(text.includes('{{') ? { template: true } : {}), ...own }
}

function fails(because: string): TakenApart {
  return { ok: false, because }
}

const NAMES: Readonly<Record<LineEnding, string>> = { crlf: 'CR LF', lf: 'LF', cr: 'CR', none: 'nothing' }
const nameOf = (ending: LineEnding) => NAMES[ending]
