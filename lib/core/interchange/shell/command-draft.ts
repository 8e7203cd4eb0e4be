import { base64Encode } from '../../bytes/base64'
import { utf8Encode } from '../../bytes/utf8'
import type { FrameDraft, HeaderLine, NetworkDraft, RequestDraft } from '../../handshake/draft'
import { breaksLine } from '../../handshake/entry-problem'
import { lowerAscii, trimWhiteSpace } from '../../spec/grammar'
import type { ImportFormat, ImportNote, ImportProblem, ImportResult } from '../import-result'
import { IMPORT_LIMIT } from '../import-result'
import { findPlaceholders } from '../placeholders'
import { tooLong, unreadable } from '../unreadable'
import { withHandshake } from '../with-handshake'
import { addNote, findCommands, type ShellCommand } from './find-commands'
import type { ReadOption } from './read-options'

/** What one command of a WebSocket client says, gathered option by option. */
export type CommandState = {
  readonly lines: HeaderLine[]
  readonly protocols: string[]
  readonly network: { -readonly [K in keyof NetworkDraft]: NetworkDraft[K] }
  readonly sendOnOpen: FrameDraft[]
  closeAfterMs?: number
  url?: string
}
export type CommandSink = {
  readonly note: (code: string, text: string) => void
  readonly problem: (message: string, at: { readonly start: number; readonly end: number }) => void
}
/** What reads the words of one command, the program's name first; without `url` it gives no draft. */
export type CommandReader = (command: ShellCommand, state: CommandState, sink: CommandSink) => void

/** The result of every command in a text that begins as `pattern` says. The lines its client writes itself are added, marked so. */
export function readCommandsOf(format: ImportFormat, program: string, pattern: RegExp, text: string, read: CommandReader): ImportResult {
  if (text.length > IMPORT_LIMIT) return unreadable(format, tooLong(text))
  const found = findCommands(text, pattern)
  if (found === null) {
    const first = /\S+/.exec(text)
    const start = first?.index ?? 0
    const message = `The text begins with "${(first?.[0] ?? '').slice(0, 40)}": expected ${program}`
    return unreadable(format, { message, start, end: start + (first?.[0].length ?? 0) })
  }
  const notes: ImportNote[] = [...found.notes]
  const problems: ImportProblem[] = [...found.problems]
  const sink: CommandSink = {
    note: (code, said) => addNote(notes, { code, text: said }),
    problem: (message, at) => void problems.push({ message, start: at.start, end: at.end }),
  }
  const drafts: RequestDraft[] = []
  for (const command of found.commands) {
    const state: CommandState = { lines: [], protocols: [], network: {}, sendOnOpen: [] }
    read(command, state, sink)
    if (state.url !== undefined) drafts.push(draftOf(state.url, state))
  }
  const [first] = drafts
  return { format, drafts, notes, placeholders: first === undefined ? [] : findPlaceholders(first), problems }
}

function draftOf(url: string, { lines, protocols, network, sendOnOpen, closeAfterMs }: CommandState): RequestDraft {
  const all = [...lines, ...(protocols.length > 0 ? [{ line: `Sec-WebSocket-Protocol: ${protocols.join(', ')}` }] : [])]
  const headers = withHandshake(url, all)
  const session = {
    ...(sendOnOpen.length > 0 && { sendOnOpen }),
    ...(closeAfterMs !== undefined && { closeAfterMs }),
  }
  return {
    url,
    ...(headers !== undefined && { headers }),
    ...(Object.keys(network).length > 0 && { network }),
    ...(Object.keys(session).length > 0 && { session }),
  }
}

/** Adds the header of an option such as `-H`, as typed. */
export function headerOption({ value, written, start, end }: ReadOption, state: CommandState, sink: CommandSink): void {
  const colon = value.indexOf(':')
  if (value.startsWith('@') && colon === -1)
    sink.problem(`${written} names the file "${value.slice(1)}": give its lines one by one`, { start, end })
  else if (colon <= 0 || breaksLine(value))
    sink.problem(`${written} is "${value.slice(0, 80)}": expected Name: value on one line`, { start, end })
  else state.lines.push({ line: value })
}

/** Sets a line, in the place of one of the same name. */
export function setLine(state: CommandState, name: string, value: string): void {
  const at = state.lines.findIndex(({ line = '' }) => lowerAscii(trimWhiteSpace(line.slice(0, line.indexOf(':')))) === lowerAscii(name))
  const entry = { line: `${name}: ${value}` }
  if (at === -1) state.lines.push(entry)
  else state.lines[at] = entry
}

/** The value of `Authorization` for `user:password`. */
export function basic(credentials: string): string {
  return `Basic ${base64Encode(utf8Encode(credentials))}`
}

/** The sentence about an option whose value is a file. */
export function fileSentence(written: string, file: string): string {
  return `${written} names the file "${file}": files of another machine cannot be read, give its content in the network settings`
}

/** Notes the options that are in no table, in one sentence. */
export function noteUnknown(unknown: readonly string[], sink: CommandSink): void {
  if (unknown.length > 0) sink.note('unknown-option', `Not known here, left out: ${unknown.join(', ')}`)
}
