import { parseTarget } from '../handshake/target'
import type { Importer, ImportResult } from './import-result'
import { findPlaceholders } from './placeholders'
import { webSocketUrl } from './web-url'

/** Reads one URL; `http` and `https` become `ws` and `wss`. The draft has no header lines, so the standard ones are generated. */
export const url: Importer = {
  format: 'url',
  title: 'URL',
  detect: (text) => /^\s*(?:wss?|https?):\/\/\S+\s*$/i.test(text.slice(0, 20_000)) || /^\s*practice:\S+\s*$/i.test(text.slice(0, 20_000)),
  read(text): ImportResult {
    const typed = text.trim()
    const start = text.indexOf(typed)
    const fail = (message: string): ImportResult => ({
      format: 'url',
      drafts: [],
      notes: [],
      placeholders: [],
      problems: [{ message, start, end: start + typed.length }],
    })
    const read = webSocketUrl(typed, 'wss')
    if (read === null) return fail(`The URL is "${typed.slice(0, 200)}": expected ws://, wss://, http:// or https://`)
    const draft = { url: read.url }
    const placeholders = findPlaceholders(draft)
    const target = parseTarget(read.url)
    // A host that is still a placeholder is asked for, not refused.
    if (!target.ok && placeholders.length === 0) return fail(target.problem.message)
    return { format: 'url', drafts: [draft], notes: read.notes, placeholders, problems: [] }
  },
}
