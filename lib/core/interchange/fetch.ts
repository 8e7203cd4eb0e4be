import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { type Collected, finish } from './collection/finish'
import { addLine, type LineSink } from './collection/header-entry'
import { DRAFT_LIMIT, IMPORT_LIMIT, type Importer, type ImportNote, type ImportProblem } from './import-result'
import { type Call, findCalls, hasCall } from './script/find-calls'
import { type Literal, placeholderFor } from './script/js-literal'
import { addNote } from './shell/find-commands'
import { tooLong, unreadable } from './unreadable'
import { webSocketUrl } from './web-url'
import { asksForUpgrade, withHandshake } from './with-handshake'

/** Reads `fetch("…", { … })`, as browsers' "Copy as fetch" writes it for the page and for Node.js, and `new WebSocket("…", …)`. */
export const fetchCall: Importer = {
  format: 'fetch',
  title: 'fetch or WebSocket call',
  detect: (text) => hasCall(text.slice(0, 40_000)),
  read(text) {
    if (text.length > IMPORT_LIMIT) return unreadable('fetch', tooLong(text))
    const { calls, broken, more } = findCalls(text, DRAFT_LIMIT)
    const notes: ImportNote[] = []
    const problems: ImportProblem[] = broken.map((place) => ({
      ...place,
      message: 'The call does not end: expected ")" after what it is given',
    }))
    const found: { readonly draft: RequestDraft; readonly isHandshake: boolean }[] = []
    for (const call of calls) {
      const read = readCall(call, notes, problems)
      if (read !== null) found.push(read)
    }
    // Of a whole log of requests only the handshakes are of use; a single call is meant, whatever it asks for.
    const handshakes = found.filter(({ isHandshake }) => isHandshake)
    const kept = handshakes.length > 0 ? handshakes : found
    if (kept.length < found.length)
      notes.push({ code: 'others-left-out', text: `${found.length - kept.length} calls are no WebSocket handshakes: left out` })
    if (more) notes.push({ code: 'calls-cut', text: `The text has more calls: the first ${DRAFT_LIMIT} were read` })
    const nothing = 'There is no call of fetch or WebSocket with a URL in quotation marks: expected fetch("https://…", { … })'
    const collected = kept.map(({ draft }): Collected => ({ path: [], name: '', draft }))
    if (collected.length === 0 && problems.length > 0) return { ...unreadable('fetch', ...problems), notes }
    return { ...finish('fetch', collected, { notes, text, nothing }), ...(collected.length > 0 && { problems }) }
  },
}

function readCall(
  call: Call,
  notes: ImportNote[],
  problems: ImportProblem[],
): { readonly draft: RequestDraft; readonly isHandshake: boolean } | null {
  const [first, second, third] = call.given
  const typed = first?.kind === 'text' ? first.text : ''
  const read = webSocketUrl(typed, 'wss')
  if (read === null || typed === '') {
    problems.push({
      message: `The URL is "${typed.slice(0, 200)}": expected ws://, wss://, http:// or https://`,
      start: call.start,
      end: call.end,
    })
    return null
  }
  for (const note of read.notes) addNote(notes, note)
  const sink: LineSink = { lines: [], left: 0 }
  const options = call.name === 'fetch' ? second : third
  if (options !== undefined) readOptions(options, sink, notes)
  if (call.name === 'WebSocket') {
    const protocols = second?.kind === 'list' ? second.items : second === undefined ? [] : [second]
    const names = protocols.map((item) => wordOf(item) ?? '').filter((name) => name !== '')
    if (names.length > 0) addLine(sink, 'Sec-WebSocket-Protocol', names.join(', '))
  }
  if (sink.left > 0) addNote(notes, { code: 'lines-left-out', text: `Header lines left out, of HTTP/2 or no line of one: ${sink.left}` })
  const isHandshake = call.name === 'WebSocket' || /^wss?:/i.test(typed) || asksForUpgrade(sink.lines)
  const headers: readonly HeaderEntry[] | undefined = withHandshake(read.url, sink.lines)
  return { draft: { url: read.url, ...(headers !== undefined && { headers }) }, isHandshake }
}

function readOptions(options: Literal, sink: LineSink, notes: ImportNote[]): void {
  if (options.kind !== 'object') return
  for (const [name, value] of options.members) {
    const text = wordOf(value)
    if (name === 'headers') readHeaders(value, sink)
    // Of the ws package for Node.
    else if (name === 'origin' && text !== null) addLine(sink, 'Origin', text)
    else if (name === 'method' && text !== null && !/^get$/i.test(text))
      addNote(notes, {
        code: 'method-left-out',
        text: `The method ${text.slice(0, 20)} is left out: an opening handshake is a GET (RFC 6455 §4.1)`,
      })
    else if (name === 'credentials' && text === 'include')
      addNote(notes, { code: 'cookies-missing', text: 'credentials is "include": the browser adds its cookies, which are not in the text' })
    else if (name === 'body' && text !== null && text !== 'null')
      addNote(notes, { code: 'body-left-out', text: 'The body is left out: an opening handshake has none' })
  }
}

function readHeaders(headers: Literal, sink: LineSink): void {
  const pairs =
    headers.kind === 'object'
      ? headers.members
      : headers.kind === 'list'
        ? headers.items.flatMap((item) => {
            const [name, value] = item.kind === 'list' ? item.items : []
            return name?.kind === 'text' && value !== undefined ? [[name.text, value] as const] : []
          })
        : []
  for (const [name, value] of pairs) {
    const text = wordOf(value)
    if (text !== null) addLine(sink, name, text)
  }
}

/** The text of a value; what is known when the script runs becomes a placeholder. null for a list or an object. */
function wordOf(value: Literal): string | null {
  if (value.kind === 'text') return value.text
  if (value.kind !== 'source') return null
  return /^(?:null|true|false|undefined|-?\d{1,20}(?:\.\d{1,20})?)$/.test(value.text) ? value.text : placeholderFor(value.text)
}
