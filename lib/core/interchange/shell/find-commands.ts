import { DRAFT_LIMIT, type ImportNote, type ImportProblem } from '../import-result'
import { cmdWords, looksLikeCmd } from './cmd-words'
import { posixWords } from './posix-words'
import { looksLikePowerShell, powerShellWords } from './powershell-words'
import type { Tokens, Word } from './word'

const ODDITIES: Readonly<Record<string, string>> = {
  'unquoted-ampersand': 'A shell would have ended the command at the "&" of an unquoted URL; it was read as part of the URL',
  'typographic-quotes': 'Typographic quotes were read as plain ones',
  'output-ignored': 'What follows the command (a pipe or a redirection) was left out',
}

/** One command of a text: its words, the program first, and where it ends. */
export type ShellCommand = { readonly words: readonly Word[]; readonly end: number }
export type FoundCommands = {
  readonly commands: readonly ShellCommand[]
  readonly notes: readonly ImportNote[]
  readonly problems: readonly ImportProblem[]
}

/**
 * A pattern for a program at the beginning of a line: behind a prompt, `sudo`, assignments, `npx`, or the pipe that feeds it. The
 * program's name is the first group. `names` are alternatives without groups of their own.
 */
export function programPattern(names: string): RegExp {
  const prompt = '(?:(?:[\\w.@~:/\\\\ -]{0,80}[$#%>]|\\$)[ \\t\\u00a0]+)?'
  const fed = '(?:(?:echo|printf|cat)[ \\t][^|\\r\\n]{0,500}\\|[ \\t]*)?'
  const before = '(?:(?:sudo|time|exec|npx(?:[ \\t]+-y|[ \\t]+--yes)?)[ \\t]+){0,3}(?:[A-Za-z_]\\w{0,40}=\\S{0,200}[ \\t]+){0,5}'
  return new RegExp(`^[ \\t\\u00a0]*${prompt}${fed}${before}((?:${names})(?:\\.exe)?)(?=[ \\t\\u00a0\\r\\n\\\\^\`]|$)`, 'm')
}

/** Every command of a text that begins as `pattern` says, cut as the shell it was written for would. null when there is none. */
export function findCommands(text: string, pattern: RegExp): FoundCommands | null {
  const begin = pattern.exec(text)
  if (begin === null) return null
  const cut = looksLikeCmd(text) ? cmdWords : looksLikePowerShell(text) ? powerShellWords : posixWords
  const notes: ImportNote[] = []
  const problems: ImportProblem[] = []
  const commands: ShellCommand[] = []
  let next: number | null = programAt(begin, 0)
  for (let count = 0; next !== null; count++) {
    if (count === DRAFT_LIMIT) {
      notes.push({ code: 'commands-cut', text: `The text has more commands: the first ${DRAFT_LIMIT} were read` })
      break
    }
    const tokens: Tokens = cut(text, next)
    for (const oddity of tokens.oddities) addNote(notes, { code: oddity, text: ODDITIES[oddity] ?? oddity })
    if (tokens.problem !== null) problems.push(tokens.problem)
    else commands.push({ words: tokens.words, end: tokens.end })
    const rest = text.slice(tokens.end)
    const another = pattern.exec(rest)
    next = another === null ? null : programAt(another, tokens.end)
    if (next === null && count === 0 && /\S/.test(rest) && tokens.problem === null && !tokens.oddities.has('output-ignored'))
      addNote(notes, { code: 'rest-ignored', text: 'The lines after the command were left out' })
  }
  return { commands, notes, problems }
}

/** Adds a note unless it is there already. */
export function addNote(notes: ImportNote[], note: ImportNote): void {
  if (!notes.some((one) => one.code === note.code && one.text === note.text)) notes.push(note)
}

function programAt(match: RegExpExecArray, offset: number): number {
  return offset + match.index + match[0].length - (match[1]?.length ?? 0)
}
