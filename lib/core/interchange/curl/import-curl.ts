import type { RequestDraft } from '../../handshake/draft'
import { IMPORT_LIMIT, type Importer, type ImportNote, type ImportProblem, type ImportResult } from '../import-result'
import { missingLinesNote } from '../missing-lines'
import { findPlaceholders } from '../placeholders'
import { cmdWords, looksLikeCmd } from './cmd-words'
import { readCommand } from './command'
import { curlAddsNote } from './curl-adds'
import { posixWords } from './posix-words'
import { transferDraft } from './transfer-draft'
import type { Tokens } from './word'

/** `curl` at the beginning of a line, behind a prompt, `sudo` or assignments. */
const START =
  /^[ \t\u00a0]*(?:(?:[\w.@~:/\\ -]{0,80}[$#%>]|\$)[ \t\u00a0]+)?(?:sudo[ \t]+)?(?:[A-Za-z_]\w{0,40}=\S{0,200}[ \t]+){0,5}(curl(?:\.exe)?)(?=[ \t\u00a0\r\n\\^]|$)/m

const ODDITIES: Readonly<Record<string, string>> = {
  'unquoted-ampersand': 'A shell would have ended the command at the "&" of an unquoted URL; it was read as part of the URL',
  'typographic-quotes': 'Typographic quotes were read as plain ones',
  'output-ignored': 'What follows the command (a pipe or a redirection) was left out',
}

/** Reads curl commands, pasted with their prompt and even their output. Never throws. */
export function importCurl(text: string): ImportResult {
  const nothing = (problem: ImportProblem): ImportResult => ({
    format: 'curl',
    drafts: [],
    notes: [],
    placeholders: [],
    problems: [problem],
  })
  if (text.length > IMPORT_LIMIT)
    return nothing({
      message: `The text has ${text.length} characters: expected at most ${IMPORT_LIMIT}`,
      start: IMPORT_LIMIT,
      end: text.length,
    })
  const begin = START.exec(text)
  if (begin === null) {
    const first = /\S+/.exec(text)
    const start = first?.index ?? 0
    return nothing({
      message: `The text begins with "${(first?.[0] ?? '').slice(0, 40)}": expected curl`,
      start,
      end: start + (first?.[0].length ?? 0),
    })
  }
  const cut = looksLikeCmd(text) ? cmdWords : posixWords
  const notes: ImportNote[] = []
  const problems: ImportProblem[] = []
  const drafts: RequestDraft[] = []
  let next: number | null = begin.index + begin[0].length - (begin[1]?.length ?? 0)
  for (let commands = 0; next !== null && commands < 50; commands++) {
    const tokens: Tokens = cut(text, next)
    for (const oddity of tokens.oddities) addNote(notes, { code: oddity, text: ODDITIES[oddity] ?? oddity })
    if (tokens.problem !== null) problems.push(tokens.problem)
    else readOne(tokens, drafts, notes, problems)
    const rest = text.slice(tokens.end)
    const another = START.exec(rest)
    next = another === null ? null : tokens.end + another.index + another[0].length - (another[1]?.length ?? 0)
    if (next === null && commands === 0 && /\S/.test(rest) && tokens.problem === null && !tokens.oddities.has('output-ignored'))
      addNote(notes, { code: 'rest-ignored', text: 'The lines after the command were left out' })
  }
  const first = drafts[0]
  return { format: 'curl', drafts, notes, placeholders: first === undefined ? [] : findPlaceholders(first), problems }
}

function readOne(tokens: Tokens, drafts: RequestDraft[], notes: ImportNote[], problems: ImportProblem[]): void {
  const [curl, ...words] = tokens.words
  const command = readCommand(words)
  for (const note of command.notes) addNote(notes, note)
  for (const problem of command.problems) problems.push(problem)
  for (const transfer of command.transfers) {
    if (transfer.urls.length === 0)
      problems.push({ message: 'The command has no URL: expected one', start: curl?.start ?? 0, end: tokens.end })
    for (const url of transfer.urls) {
      const read = transferDraft(transfer, url, notes, problems)
      if (read === null) continue
      // Buttons of notes change the first draft.
      if (drafts.length === 0) for (const note of [curlAddsNote(read), missingLinesNote(read.draft)]) if (note !== null) notes.push(note)
      drafts.push(read.draft)
    }
  }
  if (command.transfers.length === 0 && command.problems.length === 0)
    problems.push({ message: 'The command has no URL: expected one', start: curl?.start ?? 0, end: tokens.end })
}

function addNote(notes: ImportNote[], note: ImportNote): void {
  if (!notes.some((one) => one.code === note.code && one.text === note.text)) notes.push(note)
}

export const curl: Importer = {
  format: 'curl',
  title: 'curl command',
  detect: (text) => START.test(text.slice(0, 20_000)),
  read: importCurl,
}
