import type { RequestDraft } from '../handshake/draft'
import { type Collected, finish } from './collection/finish'
import { addLine, type LineSink } from './collection/header-entry'
import { DRAFT_LIMIT, type ImportNote } from './import-result'
import { jsonImporter } from './json/json-importer'
import { asObject, type JsonObject, member, objectOf, objectsOf, textOf } from './json/members'
import { addNote } from './shell/find-commands'
import { firstLine, unreadable } from './unreadable'
import { webSocketUrl } from './web-url'
import { asksForUpgrade, withHandshake } from './with-handshake'

/**
 * Reads the WebSocket handshakes of a HAR 1.1 or 1.2, as Chrome, Firefox, Safari and proxies write it: entries of the resource type
 * "websocket", of a ws or wss URL, with an Upgrade line, or answered with 101.
 */
export const har = jsonImporter({
  format: 'har',
  title: 'HAR',
  hint: /"log"\s{0,20}:\s{0,20}\{[\s\S]{0,400}"(?:version|creator|entries)"/,
  recognises(root) {
    const log = objectOf(root, 'log')
    return log !== null && (Array.isArray(member(log, 'entries')) || member(log, 'creator') !== undefined)
  },
  readValue(root, text) {
    const log = objectOf(root, 'log') ?? {}
    const version = textOf(log, 'version')
    if (version !== '' && version !== '1.1' && version !== '1.2') {
      const { start, end } = firstLine(text)
      return unreadable('har', { message: `The HAR has the version "${version.slice(0, 40)}": expected 1.1 or 1.2`, start, end })
    }
    const notes: ImportNote[] = []
    const found: Collected[] = []
    let total = 0
    let left = 0
    let added = 0
    const entries = objectsOf(log, 'entries')
    for (const [index, entry] of entries.entries()) {
      const request = objectOf(entry, 'request')
      if (request === null || !isHandshake(entry, request)) continue
      total++
      if (found.length >= DRAFT_LIMIT) continue
      const sink: LineSink = { lines: [], left: 0 }
      const draft = draftOf(request, sink, notes)
      left += sink.left
      if (draft.headers?.some((line) => 'generated' in line) === true) added++
      found.push({ path: [], name: nameOf(entry, index), draft })
    }
    if (left > 0)
      notes.push({ code: 'pseudo-fields', text: `Header lines left out, of HTTP/2 (such as :authority) or no line of HTTP/1.1: ${left}` })
    if (added > 0)
      notes.push({
        code: 'handshake-lines-added',
        text: `Lines of the handshake that the HAR lacks were added, marked auto, in requests: ${added}`,
      })
    const nothing =
      entries.length === 0
        ? 'The HAR has no entries'
        : `None of the ${entries.length} entries of the HAR is a WebSocket handshake: expected a ws:// or wss:// URL, an Upgrade line, or an answer 101`
    return finish('har', found, { notes, total, text, nothing })
  },
})

function isHandshake(entry: JsonObject, request: JsonObject): boolean {
  const type = textOf(entry, '_resourceType') || textOf(entry, '_type')
  if (/^websocket$/i.test(type) || /^wss?:\/\//i.test(textOf(request, 'url'))) return true
  const response = objectOf(entry, 'response')
  if (response !== null && member(response, 'status') === 101) return true
  return objectsOf(request, 'headers', 2000).some((header) => {
    const name = textOf(header, 'name').toLowerCase()
    return (name === 'upgrade' || name === ':protocol') && textOf(header, 'value').toLowerCase().includes('websocket')
  })
}

function draftOf(request: JsonObject, sink: LineSink, notes: ImportNote[]): RequestDraft {
  const typed = textOf(request, 'url').slice(0, 65_536)
  const read = webSocketUrl(typed, 'wss')
  const url = read?.url ?? typed
  for (const note of read?.notes ?? []) addNote(notes, note)
  let extended = false
  for (const header of objectsOf(request, 'headers', 10_000)) {
    const name = textOf(header, 'name')
    if (name === ':protocol') extended = true
    addLine(sink, name, textOf(header, 'value'))
  }
  // An extended CONNECT of HTTP/2 (RFC 8441) has neither Upgrade nor key: none is added.
  const headers = extended && !asksForUpgrade(sink.lines) ? sink.lines : withHandshake(url, sink.lines)
  return { url, ...(headers !== undefined && headers.length > 0 && { headers }), ...(extended && { network: { protocol: 'h2' } }) }
}

/** When the entry began, and what was answered. */
function nameOf(entry: JsonObject, index: number): string {
  const began = textOf(entry, 'startedDateTime')
  const response = asObject(member(entry, 'response'))
  const status = response === null ? '' : textOf(response, 'status')
  return [`Entry ${index + 1}`, began, status === '' || status === '0' ? 'not answered' : `answered ${status}`]
    .filter((part) => part !== '')
    .join(', ')
}
