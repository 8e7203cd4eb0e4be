import { readLog } from '../logs'
import { IMPORT_LIMIT, type Importer, type ImportNote, type ImportProblem, type ImportResult } from './import-result'
import { findPlaceholders } from './placeholders'

/** Reads lines of a log: of an agent, a client, a browser's console, or a proxy. `findings` say what they mean, drafts reproduce it. */
export const agentLog: Importer = {
  format: 'agent-log',
  title: 'Log',
  detect(text) {
    const { findings, drafts } = readLog(text)
    return findings.length > 0 || drafts.length > 0
  },
  read(text): ImportResult {
    if (text.length > IMPORT_LIMIT)
      return nothing({
        message: `The text has ${text.length} characters: expected at most ${IMPORT_LIMIT}`,
        start: IMPORT_LIMIT,
        end: text.length,
      })
    const { findings, drafts, tools, cut } = readLog(text)
    if (findings.length === 0 && drafts.length === 0) {
      const first = /\S[^\r\n]*/.exec(text)
      const start = first?.index ?? 0
      return nothing({
        message:
          'No line is one that a known client, agent or proxy prints: expected a stack trace, a line of a console, or of an error log',
        start,
        end: start + (first?.[0].length ?? 0),
      })
    }
    const [draft] = drafts
    return {
      format: 'agent-log',
      drafts,
      notes: notesOn(tools, cut),
      placeholders: draft === undefined ? [] : findPlaceholders(draft),
      problems: [],
      findings,
    }
  },
}

function notesOn(tools: readonly string[], cut: boolean): ImportNote[] {
  const notes: ImportNote[] = []
  if (tools.length > 0) notes.push({ code: 'log-tools', text: `Lines of: ${tools.join('; ')}` })
  if (cut) notes.push({ code: 'log-cut', text: 'The log is long: only its beginning and its end were read, 32 KiB of each' })
  return notes
}

function nothing(problem: ImportProblem): ImportResult {
  return { format: 'agent-log', drafts: [], notes: [], placeholders: [], problems: [problem] }
}
