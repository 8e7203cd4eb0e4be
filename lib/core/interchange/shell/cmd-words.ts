import type { Tokens, Word } from './word'

const MARKS = /"[^"\r\n]*"|\^"|\^\r?\n|'|\\\r?\n/g

/** Whether a command was written for the Windows command prompt, as browsers' "Copy as cURL (cmd)" writes it. */
export function looksLikeCmd(text: string): boolean {
  // The first mark tells: a caret of the prompt, or what only a POSIX shell knows. Plain quotes are read over, both have them.
  for (const [mark] of text.matchAll(MARKS)) if (!mark.startsWith('"')) return mark.startsWith('^')
  return false
}

/**
 * Cuts a command for the Windows command prompt into words: first `^` as the prompt reads it, then quotes and backslashes as programs
 * read their arguments.
 */
export function cmdWords(text: string, from = 0): Tokens {
  const { chars, end } = withoutCarets(text, from)
  const words: Word[] = []
  let at = 0
  while (at < chars.length) {
    if (/[ \t\n]/.test(chars[at]?.char ?? '')) {
      at++
      continue
    }
    const start = chars[at]?.at ?? 0
    let word = ''
    let quoted: number | null = null
    let last = start
    while (at < chars.length && (quoted !== null || !/[ \t\n]/.test(chars[at]?.char ?? ''))) {
      const char = chars[at]?.char ?? ''
      last = chars[at]?.at ?? last
      if (char === '\\') {
        let count = 0
        while (chars[at + count]?.char === '\\') count++
        const beforeQuote = chars[at + count]?.char === '"'
        // Backslashes mean themselves unless a quote follows: then two make one, and an odd one makes the quote a character.
        word += '\\'.repeat(beforeQuote ? count >> 1 : count)
        at += count
        if (beforeQuote && count % 2 === 1) {
          word += '"'
          at++
        }
      } else if (char === '"') {
        if (quoted !== null && chars[at + 1]?.char === '"') {
          word += '"'
          at += 2
        } else {
          quoted = quoted === null ? (chars[at]?.at ?? 0) : null
          at++
        }
      } else {
        word += char
        at++
      }
    }
    if (quoted !== null) {
      const problem = { message: 'The quote " is not closed: expected another before the end', start: quoted, end: quoted + 1 }
      return { words, end, problem, oddities: new Set() }
    }
    words.push({ text: word, start, end: last + 1 })
  }
  return { words, end, problem: null, oddities: new Set() }
}

/** A caret takes the meaning of the next character away; before the end of a line it continues it. Inside plain quotes it is a caret. */
function withoutCarets(text: string, from: number): { chars: { char: string; at: number }[]; end: number } {
  const chars: { char: string; at: number }[] = []
  let quoted = false
  let at = from
  while (at < text.length) {
    const char = text.charAt(at)
    if (char === '^' && !quoted) {
      const ending = /^\r?\n/.exec(text.slice(at + 1, at + 3))?.[0]
      at += 1 + (ending?.length ?? 0)
      // After a continued line the next character is taken as it is, a further line ending included.
      const next = text.startsWith('\r\n', at) ? '\n' : text.charAt(at)
      if (next !== '' && (ending === undefined || next === '\n')) {
        chars.push({ char: next, at })
        at += text.startsWith('\r\n', at) ? 2 : 1
      }
      continue
    }
    if (char === '"') quoted = !quoted
    if (!quoted && (char === '\n' || char === '\r' || char === '|' || char === '>' || char === '&')) break
    chars.push({ char, at })
    at++
  }
  return { chars, end: at }
}
