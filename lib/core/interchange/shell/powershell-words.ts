import type { Tokens, Word } from './word'

const SPACE = /[ \t\u00a0\u202f]/
const SINGLE = "'\u2018\u2019\u201a\u201b"
const DOUBLE = '"\u201c\u201d\u201e'
const ESCAPES: Readonly<Record<string, string>> = { n: '\n', r: '\r', t: '\t', '0': '\0', a: '\x07', b: '\b', e: '\x1b', f: '\f', v: '\v' }

/** Whether a command was written for PowerShell: its prompt, a backtick before a line ending or a quote, or `curl.exe` with single quotes. */
export function looksLikePowerShell(text: string): boolean {
  // A line continued by a backslash is one of a POSIX shell, whatever stands in its quotes.
  if (/\\\r?\n/.test(text) && !/`\r?\n/.test(text)) return false
  return (
    /`\r?\n/.test(text) || /`["$]/.test(text) || /^[ \t]*PS [A-Za-z~/]/m.test(text) || (/\bcurl\.exe\b/.test(text) && text.includes("'"))
  )
}

/**
 * Cuts one PowerShell command into words, from `from` to the end of its line: quotes that are doubled or escaped by a backtick, continued
 * lines, comments. Nothing is expanded but `$([char]N)`, which browsers write for a character beyond ASCII. A hash table `@{ … }` is one
 * word with its braces, as it stands.
 */
export function powerShellWords(text: string, from = 0): Tokens {
  const words: Word[] = []
  const oddities = new Set<'output-ignored'>()
  let at = from
  const done = (problem: Tokens['problem'] = null): Tokens => ({ words, end: at, problem, oddities })

  for (;;) {
    while (at < text.length && (SPACE.test(text.charAt(at)) || continued(text, at) > 0)) at += continued(text, at) || 1
    const char = text.charAt(at)
    if (char === '' || char === '\n' || char === '\r') return done()
    if (char === '#') {
      while (at < text.length && text[at] !== '\n') at++
      return done()
    }
    if (char === '|' || char === ';' || char === '&' || char === '>' || char === ')' || char === '}') {
      if (char === '>' || char === '|') oddities.add('output-ignored')
      return done()
    }
    const start = at
    if (text.startsWith('@{', at)) {
      const end = hashEnd(text, at + 2)
      if (end === -1) {
        at = text.length
        return done({ message: 'The hash table @{ is not closed: expected } before the end', start, end: start + 2 })
      }
      at = end
      words.push({ text: text.slice(start, end), start, end })
      continue
    }
    let word = ''
    while (at < text.length && !/[\s\u00a0\u202f;|>]/.test(text.charAt(at)) && continued(text, at) === 0) {
      const quote = quotedAt(text, at)
      if (quote?.end === -1) {
        const problem = { message: `The quote ${text.charAt(at)} is not closed: expected another before the end`, start: at, end: at + 1 }
        at = text.length
        return done(problem)
      }
      if (quote !== null) {
        word += quote.text
        at = quote.end
      } else if (text[at] === '`') {
        word += text.charAt(at + 1)
        at += 2
      } else word += text.charAt(at++)
    }
    at = Math.min(at, text.length)
    words.push({ text: word, start, end: at })
  }
}

/** The quoted part that begins here, or null; `end` is -1 when it is not closed. `\"`, which programs need, is a quote as well. */
export function quotedAt(text: string, at: number): { readonly text: string; readonly end: number } | null {
  const mark = text.charAt(at)
  if (mark === '') return null
  const marks = SINGLE.includes(mark) ? SINGLE : DOUBLE.includes(mark) ? DOUBLE : null
  if (marks === null) return null
  const parts: string[] = []
  for (let next = at + 1; next < text.length; ) {
    const char = text.charAt(next)
    if (marks.includes(char)) {
      if (text[next + 1] === undefined || !marks.includes(text.charAt(next + 1))) return { text: parts.join(''), end: next + 1 }
      parts.push(char)
      next += 2
      continue
    }
    const special = marks === DOUBLE ? escapedAt(text, next) : null
    if (special !== null) {
      parts.push(special.text)
      next = special.end
    } else if (char === '\\' && text[next + 1] === '"' && (marks === SINGLE || text[next + 2] !== undefined)) {
      parts.push('"')
      next += 2
    } else {
      parts.push(char)
      next++
    }
  }
  return { text: '', end: -1 }
}

function escapedAt(text: string, at: number): { readonly text: string; readonly end: number } | null {
  if (text[at] === '`') return { text: ESCAPES[text.charAt(at + 1)] ?? text.charAt(at + 1), end: at + 2 }
  const char = text[at] === '$' ? /^\$\(\[char\](\d{1,6})\)/.exec(text.slice(at, at + 20)) : null
  return char === null ? null : { text: String.fromCharCode(Number(char[1])), end: at + char[0].length }
}

/** Where the hash table that began before `from` has ended, or -1. Braces in quotes are none. */
function hashEnd(text: string, from: number): number {
  let depth = 1
  for (let at = from; at < text.length; ) {
    const quote = quotedAt(text, at)
    if (quote !== null) {
      if (quote.end === -1) return -1
      at = quote.end
      continue
    }
    if (text[at] === '{') depth++
    if (text[at] === '}' && --depth === 0) return at + 1
    at++
  }
  return -1
}

/** Length of a backtick with the line ending after it, or 0. */
function continued(text: string, at: number): number {
  if (text[at] !== '`') return 0
  if (text[at + 1] === '\n') return 2
  return text[at + 1] === '\r' && text[at + 2] === '\n' ? 3 : 0
}
