import type { RequestDraft } from '../../handshake/draft'
import { type Authorization, authorize, withQuery } from '../collection/authorize'
import { type Collected, finish } from '../collection/finish'
import { addLine, type LineSink } from '../collection/header-entry'
import { savedMessages } from '../collection/messages'
import { DRAFT_LIMIT, type Importer, type ImportNote, type ImportResult } from '../import-result'
import { type JsonImporter, jsonImporter } from '../json/json-importer'
import { isTrue, type JsonObject, member, objectOf, objectsOf, textOf } from '../json/members'
import { addNote } from '../shell/find-commands'
import { firstLine, unreadable } from '../unreadable'
import { webSocketUrl } from '../web-url'
import { withHandshake } from '../with-handshake'
import { plainVariables } from './plain-variables'
import { type FoundRequest, flatResources, nestedResources } from './resources'

/** The beginning of what Insomnia exports as YAML, of version 4 and 5. */
const YAML =
  /^\ufeff?(?:#[^\n]{0,500}\n|---[ \t]{0,10}\r?\n|[ \t\r]{0,100}\n){0,20}(?:_type: export|type: ["']?[a-z-]{1,30}\.insomnia\.rest\/)/

const reader = jsonImporter({
  format: 'insomnia',
  title: 'Insomnia export',
  hint: /"__export_format"|insomnia\.rest\/|"_type"\s{0,20}:\s{0,20}"export"/,
  recognises: (root) =>
    member(root, '__export_format') !== undefined || textOf(root, '_type') === 'export' || /\.insomnia\.rest\//.test(textOf(root, 'type')),
  readValue(root, text) {
    const type = textOf(root, 'type')
    const fifth = /^([a-z-]{1,30})\.insomnia\.rest\/(.{1,20})$/.exec(type)
    const refuse = (message: string) => unreadable('insomnia', { message, start: firstLine(text).start, end: firstLine(text).end })
    if (fifth !== null) {
      if (!/^5\.\d/.test(fifth[2] ?? '')) return refuse(`The export has the version "${fifth[2]}": expected 4 or 5.0`)
      if (fifth[1] !== 'collection' && fifth[1] !== 'spec') return refuse(`The export is of the kind "${fifth[1]}": expected a collection`)
      return readFound(nestedResources(root), text)
    }
    const version = textOf(root, '__export_format')
    if (version !== '4') return refuse(`The export has the version "${version.slice(0, 20)}": expected 4 or 5.0`)
    return readFound(flatResources(root), text)
  },
})

/** Reads the WebSocket requests of what Insomnia exports as JSON: version 4, and version 5 where a tool wrote it as JSON. */
export const insomnia: JsonImporter & Importer = {
  ...reader,
  detect: (text) => reader.detect(text) || YAML.test(text.slice(0, 20_000)),
  read(text) {
    if (!YAML.test(text.slice(0, 20_000))) return reader.read(text)
    const { start, end } = firstLine(text)
    const message = 'This is YAML: expected JSON; Insomnia writes it when "Insomnia v4 (JSON)" is chosen for the export'
    return unreadable('insomnia', { message, start, end })
  },
}

function readFound({ requests, others, isCyclic }: ReturnType<typeof flatResources>, text: string): ImportResult {
  const notes: ImportNote[] = []
  let left = 0
  const found = requests.slice(0, DRAFT_LIMIT).map((one): Collected => {
    const sink: LineSink = { lines: [], left: 0 }
    const draft = draftOf(one, sink, notes)
    left += sink.left
    return { path: one.folders.map((folder) => textOf(folder, 'name')).reverse(), name: textOf(one.request, 'name'), draft }
  })
  if (isCyclic) notes.push({ code: 'folders-cyclic', text: 'Folders of the export lead back to themselves: their names were read once' })
  if (others > 0) notes.push({ code: 'others-left-out', text: `Requests left out, of HTTP and other protocols: ${others}` })
  if (left > 0) notes.push({ code: 'lines-left-out', text: `Header lines left out, because they are no line of HTTP/1.1: ${left}` })
  if (found.length > 0)
    notes.push({ code: 'handshake-lines-added', text: 'The lines of the handshake, which Insomnia writes itself, are marked auto' })
  const nothing =
    others === 0
      ? 'The export has no requests'
      : `None of the ${others} requests of the export is one of WebSocket: expected a WebSocket request`
  return finish('insomnia', found, { notes, total: requests.length, text, nothing })
}

function draftOf({ request, folders, messages }: FoundRequest, sink: LineSink, notes: ImportNote[]): RequestDraft {
  // What a folder says comes before what the request says, the outermost first.
  for (const from of [...folders.toReversed(), request])
    for (const one of objectsOf(from, 'headers', 10_000))
      addLine(sink, plainVariables(textOf(one, 'name')), plainVariables(textOf(one, 'value')), !isTrue(one, 'disabled'))
  const auth = [request, ...folders]
    .map((from) => objectOf(from, 'authentication'))
    .find((one) => one !== null && textOf(one, 'type') !== '')
  const keyQuery = auth === undefined || auth === null || isTrue(auth, 'disabled') ? '' : authorize(authorizationOf(auth), sink, notes)
  const query = objectsOf(request, 'parameters', 1000)
    .filter((one) => !isTrue(one, 'disabled') && textOf(one, 'name') !== '')
    .map((one) => `${textOf(one, 'name')}=${textOf(one, 'value')}`)
    .join('&')
  const plain = plainVariables(withQuery(withQuery(textOf(request, 'url').trim().slice(0, 65_536), query), keyQuery))
  // A variable at the beginning may hold the scheme.
  const read = plain.startsWith('{{') ? null : webSocketUrl(plain, 'wss')
  for (const note of read?.notes ?? []) addNote(notes, note)
  const url = read?.url ?? plain
  const headers = withHandshake(url, sink.lines)
  const saved = savedMessages(messages.map((one) => ({ name: textOf(one, 'name'), text: textOf(one, 'value') })))
  return { url, ...(headers !== undefined && { headers }), ...(saved.length > 0 && { session: { messages: saved } }) }
}

function authorizationOf(auth: JsonObject): Authorization {
  return { type: textOf(auth, 'type'), field: (name) => plainVariables(textOf(auth, name)) }
}
