import type { RequestDraft } from '../../handshake/draft'
import { DRAFT_LIMIT, IMPORT_LIMIT, type Importer, type ImportNote, type ImportProblem, type ImportResult } from '../import-result'
import { missingLinesNote } from '../missing-lines'
import { findPlaceholders } from '../placeholders'
import { addNote, findCommands, programPattern, type ShellCommand } from '../shell/find-commands'
import { tooLong, unreadable } from '../unreadable'
import { readCommand } from './command'
import { curlAddsNote } from './curl-adds'
import { transferDraft } from './transfer-draft'

/** `curl` at the beginning of a line, behind a prompt, `sudo` or assignments. */
const START = programPattern('curl')
/** Options that are read at most, those of a command counted for each of its URLs. */
const MOST_OPTIONS = 100_000

/** Reads curl commands, pasted with their prompt and even their output: of bash, the Windows prompt or PowerShell. Never throws. */
export function importCurl(text: string): ImportResult {
  if (text.length > IMPORT_LIMIT) return unreadable('curl', tooLong(text))
  const found = findCommands(text, START)
  if (found === null) {
    const first = /\S+/.exec(text)
    const start = first?.index ?? 0
    const message = `The text begins with "${(first?.[0] ?? '').slice(0, 40)}": expected curl`
    return unreadable('curl', { message, start, end: start + (first?.[0].length ?? 0) })
  }
  const notes = [...found.notes]
  const problems = [...found.problems]
  const drafts: RequestDraft[] = []
  // Every URL of a command takes all of its options: what they come to together is bounded.
  let left = MOST_OPTIONS
  for (const command of found.commands) {
    left = readOne(command, drafts, notes, problems, left)
    if (left > 0 && drafts.length < DRAFT_LIMIT) continue
    addNote(notes, { code: 'commands-cut', text: `The text has many requests: the first ${drafts.length} were read` })
    break
  }
  const first = drafts[0]
  return { format: 'curl', drafts, notes, placeholders: first === undefined ? [] : findPlaceholders(first), problems }
}

/** Reads one command into drafts, and gives how many options may still be read. */
function readOne(tokens: ShellCommand, drafts: RequestDraft[], notes: ImportNote[], problems: ImportProblem[], budget: number): number {
  let left = budget
  const [curl, ...words] = tokens.words
  const command = readCommand(words)
  for (const note of command.notes) addNote(notes, note)
  for (const problem of command.problems) problems.push(problem)
  for (const transfer of command.transfers) {
    if (transfer.urls.length === 0)
      problems.push({ message: 'The command has no URL: expected one', start: curl?.start ?? 0, end: tokens.end })
    for (const url of transfer.urls) {
      if (left <= 0 || drafts.length >= DRAFT_LIMIT) return left
      left -= transfer.options.length + 1
      const said: ImportNote[] = []
      const read = transferDraft(transfer, url, said, problems)
      for (const note of said) addNote(notes, note)
      if (read === null) continue
      // Buttons of notes change the first draft.
      if (drafts.length === 0) for (const note of [curlAddsNote(read), missingLinesNote(read.draft)]) if (note !== null) notes.push(note)
      drafts.push(read.draft)
    }
  }
  if (command.transfers.length === 0 && command.problems.length === 0)
    problems.push({ message: 'The command has no URL: expected one', start: curl?.start ?? 0, end: tokens.end })
  return left
}

export const curl: Importer = {
  format: 'curl',
  title: 'curl command',
  detect: (text) => START.test(text.slice(0, 20_000)),
  read: importCurl,
}
