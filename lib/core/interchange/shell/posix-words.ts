import { unescapeAnsiC } from './ansi-c'
import type { Tokens, Word } from './word'

/** White space between words; a non-breaking space comes from web pages. */
const SPACE = /[ \t\u00a0\u202f]/
const OPENING = '\u201c\u201d\u201e\u2018\u2019\u201a'
const CLOSING: Readonly<Record<string, string>> = {
  '\u201c': '\u201d\u201c"',
  '\u201d': '\u201d\u201c"',
  '\u201e': '\u201c\u201d"',
  '\u2018': "\u2019\u2018'",
  '\u2019': "\u2019\u2018'",
  '\u201a': "\u2018\u2019'",
}

/**
 * Cuts one POSIX shell command into words, from `from` to the end of its line: quotes, `$'…'`, backslashes, continued lines and comments.
 * Nothing is expanded: `$VAR` stays. A pipe, `;` or redirection ends the command.
 */
export function posixWords(text: string, from = 0): Tokens {
  const words: Word[] = []
  const oddities = new Set<'unquoted-ampersand' | 'typographic-quotes' | 'output-ignored'>()
  let at = from
  const done = (problem: Tokens['problem'] = null): Tokens => ({ words, end: at, problem, oddities })

  for (;;) {
    while (at < text.length && (SPACE.test(text.charAt(at)) || isContinuation(text, at))) at += isContinuation(text, at) || 1
    const char = text.charAt(at)
    if (char === '' || char === '\n' || char === '\r') return done()
    if (char === '#') {
      while (at < text.length && text[at] !== '\n') at++
      return done()
    }
    if (char === '|' || char === ';' || char === '&' || char === '>' || char === '<' || char === '(' || char === ')') {
      if (char === '>' || char === '|') oddities.add('output-ignored')
      return done()
    }
    const start = at
    let word = ''
    while (at < text.length) {
      const next = text.charAt(at)
      if (SPACE.test(next) || next === '\n' || next === '\r' || next === ';' || next === '|' || next === '<' || next === '>') {
        // `<token>` inside a word is a placeholder far more often than a redirection.
        const placeholder = next === '<' ? /^<[A-Za-z][A-Za-z0-9_.-]{0,40}>/.exec(text.slice(at, at + 44))?.[0] : undefined
        if (placeholder === undefined) break
        word += placeholder
        at += placeholder.length
        continue
      }
      if (next === '&') {
        if (!/[^\s&]/.test(text.charAt(at + 1))) break
        oddities.add('unquoted-ampersand')
        word += next
        at++
        continue
      }
      const quote = quoteAt(text, at)
      if (quote === null) {
        const continued = isContinuation(text, at)
        if (continued > 0) at += continued
        else if (next === '\\') {
          word += text.charAt(at + 1)
          at = Math.min(at + 2, text.length)
        } else {
          word += next
          at++
        }
        continue
      }
      if (quote.end === -1) {
        const problem = {
          message: `The quote ${quote.mark} is not closed: expected another before the end`,
          start: at,
          end: at + quote.mark.length,
        }
        at = text.length
        return done(problem)
      }
      if (OPENING.includes(quote.mark)) oddities.add('typographic-quotes')
      word += quote.text
      at = quote.end
    }
    // `2>&1` is a redirection of its own.
    if (/^\d$/.test(word) && text[at] === '>') {
      oddities.add('output-ignored')
      return done()
    }
    words.push({ text: word, start, end: at })
  }
}

type Quote = { readonly mark: string; readonly text: string; readonly end: number }

/** The quoted part that begins here, or null; `end` is -1 when it is not closed. */
function quoteAt(text: string, at: number): Quote | null {
  const char = text.charAt(at)
  if (char === "'") {
    const end = text.indexOf("'", at + 1)
    return { mark: char, text: text.slice(at + 1, Math.max(end, at + 1)), end: end === -1 ? -1 : end + 1 }
  }
  if (char === '$' && text[at + 1] === "'") {
    let end = at + 2
    while (end < text.length && text[end] !== "'") end += text[end] === '\\' ? 2 : 1
    return { mark: "$'", text: unescapeAnsiC(text.slice(at + 2, end)), end: end < text.length ? end + 1 : -1 }
  }
  if (char === '"' || (char === '$' && text[at + 1] === '"')) return doubleQuoted(text, char === '"' ? at : at + 1)
  const closing = CLOSING[char]
  if (closing === undefined) return null
  let end = at + 1
  while (end < text.length && !closing.includes(text.charAt(end))) end++
  return { mark: char, text: text.slice(at + 1, end), end: end < text.length ? end + 1 : -1 }
}

/** Inside double quotes a backslash keeps its meaning before `$`, a back quote, `"`, `\` and the end of a line only. */
function doubleQuoted(text: string, at: number): Quote {
  const parts: string[] = []
  let end = at + 1
  let from = end
  while (end < text.length && text[end] !== '"') {
    if (text[end] !== '\\' || !/[$`"\\\n]/.test(text.charAt(end + 1))) {
      end++
      continue
    }
    parts.push(text.slice(from, end), text[end + 1] === '\n' ? '' : text.charAt(end + 1))
    end += 2
    from = end
  }
  parts.push(text.slice(from, end))
  return { mark: '"', text: parts.join(''), end: end < text.length ? end + 1 : -1 }
}

/** Length of a backslash with the line ending after it, or 0. */
function isContinuation(text: string, at: number): number {
  if (text[at] !== '\\') return 0
  if (text[at + 1] === '\n') return 2
  return text[at + 1] === '\r' && text[at + 2] === '\n' ? 3 : 0
}
