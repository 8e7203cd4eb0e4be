import type { RequestDraft } from '../handshake/draft'
import { parseTarget } from '../handshake/target'
import { DRAFT_LIMIT, IMPORT_LIMIT, type Importer, type ImportNote, type ImportProblem } from './import-result'
import { findPlaceholders } from './placeholders'
import { addNote } from './shell/find-commands'
import { firstLine, tooLong, unreadable } from './unreadable'
import { webSocketUrl } from './web-url'

const COMMENT = /^(?:#|\/\/|;)/
const URL_LINE = /^(?:(?:wss?|https?):\/\/|practice:)\S{1,65536}(?:[ \t]+(?:#|\/\/|;).*)?$/i
/** Lines that cannot be read are pointed at so many times. */
const MOST_PROBLEMS = 20

type Line = { readonly text: string; readonly start: number }

/** Reads one URL a line; blank lines and those that begin with `#`, `//` or `;` are passed over, a comment behind a URL names it. */
export const urlList: Importer = {
  format: 'url-list',
  title: 'list of URLs',
  detect(text) {
    const lines = linesOf(text.slice(0, 20_000))
    // The last of a text that was cut may be a piece of a line.
    const whole = text.length > 20_000 ? lines.slice(0, -1) : lines
    const urls = whole.filter((line) => !COMMENT.test(line.text))
    return urls.length > 0 && whole.length > 1 && urls.every((line) => URL_LINE.test(line.text))
  },
  read(text) {
    if (text.length > IMPORT_LIMIT) return unreadable('url-list', tooLong(text))
    const notes: ImportNote[] = []
    const problems: ImportProblem[] = []
    const drafts: RequestDraft[] = []
    let total = 0
    let unread = 0
    for (const { text: line, start } of linesOf(text)) {
      if (COMMENT.test(line)) continue
      const read = URL_LINE.test(line) ? draftOf(line, notes) : `The line is "${line.slice(0, 80)}": expected a URL such as wss://host/path`
      if (typeof read === 'string') {
        if (unread++ < MOST_PROBLEMS) problems.push({ message: read, start, end: start + line.length })
      } else if (++total <= DRAFT_LIMIT) drafts.push(read)
    }
    if (unread > problems.length)
      notes.push({ code: 'lines-unread', text: `${unread} lines could not be read: the first ${MOST_PROBLEMS} are shown` })
    if (total > DRAFT_LIMIT) notes.push({ code: 'drafts-cut', text: `${total} URLs were found: the first ${DRAFT_LIMIT} were read` })
    const [first] = drafts
    if (first !== undefined) return { format: 'url-list', drafts, notes, placeholders: findPlaceholders(first), problems }
    const { start, end } = firstLine(text)
    return unreadable(
      'url-list',
      ...(problems.length > 0 ? problems : [{ message: 'The text has no URL: expected one a line', start, end }]),
    )
  },
}

/** The draft of a line, or why there is none. */
function draftOf(line: string, notes: ImportNote[]): RequestDraft | string {
  const [, typed = '', name = ''] = /^(\S+)(?:[ \t]+(?:#|\/\/|;)[ \t]*(.*))?$/.exec(line) ?? []
  const read = webSocketUrl(typed, 'wss')
  if (read === null) return `The URL is "${typed.slice(0, 200)}": expected ws://, wss://, http:// or https://`
  for (const note of read.notes) addNote(notes, note)
  const draft: RequestDraft = { url: read.url, ...(name !== '' && { note: name.slice(0, 200) }) }
  const target = parseTarget(read.url)
  // A host that is still a placeholder is asked for, not refused.
  return target.ok || findPlaceholders(draft).length > 0 ? draft : target.problem.message
}

function linesOf(text: string): Line[] {
  const lines: Line[] = []
  let start = 0
  for (const whole of text.replace(/^\ufeff/, ' ').split('\n')) {
    const line = whole.trim()
    if (line !== '') lines.push({ text: line, start: start + whole.indexOf(line) })
    start += whole.length + 1
  }
  return lines
}
