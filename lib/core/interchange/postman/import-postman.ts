import type { RequestDraft } from '../../handshake/draft'
import { authorize, withQuery } from '../collection/authorize'
import { type Collected, finish } from '../collection/finish'
import { addLine, type LineSink } from '../collection/header-entry'
import { type CollectedMessage, savedMessages } from '../collection/messages'
import { DRAFT_LIMIT, type ImportNote, type ImportResult } from '../import-result'
import { jsonImporter } from '../json/json-importer'
import { type JsonObject, member, objectOf, objectsOf, textOf } from '../json/members'
import { addNote } from '../shell/find-commands'
import { firstLine, unreadable } from '../unreadable'
import { webSocketUrl } from '../web-url'
import { asksForUpgrade, withHandshake } from '../with-handshake'
import { urlOf } from './url-of'
import { nameOf, walkItems } from './walk-items'

const MOST_LINES = 10_000

/**
 * Reads the WebSocket requests of Postman's collections: of version 2.0 and 2.1, whose requests are HTTP and which lead to a WebSocket
 * by their URL or an Upgrade line, and of the extensible version 3, which has requests of its own for WebSocket and Socket.IO.
 */
export const postman = jsonImporter({
  format: 'postman',
  title: 'Postman collection',
  hint: /schema\.(?:get)?postman\.com|"_postman_id"|"_postman_variable_scope"/,
  recognises: (root) =>
    /schema\.(?:get)?postman\.com/.test(schemaOf(root)) ||
    member(objectOf(root, 'info') ?? {}, '_postman_id') !== undefined ||
    (objectOf(root, 'info') !== null && Array.isArray(member(root, 'item'))) ||
    member(root, '_postman_variable_scope') !== undefined ||
    isFirstVersion(root) ||
    objectOf(root, 'collection') !== null,
  readValue(given, text) {
    // The API of Postman wraps what the app exports.
    const root = objectOf(given, 'collection') ?? given
    const refusal = refuse(root)
    return refusal === null ? readCollection(root, text) : unreadable('postman', { message: refusal, ...placeOf(text) })
  },
})

/** Why a file of Postman's is none that holds requests that can be read, or null. */
function refuse(root: JsonObject): string | null {
  const scope = member(root, '_postman_variable_scope')
  if (scope !== undefined)
    return `This is an ${textOf(root, '_postman_variable_scope').slice(0, 40) || 'export'} of variables of Postman: expected a collection`
  const schema = schemaOf(root)
  const version = /\/v(\d+(?:\.\d+)*)/.exec(schema)?.[1] ?? ''
  if (version !== '' && !/^(?:2\.[01](?:\.\d+)?|3\.\d+(?:\.\d+)?)$/.test(version))
    return `The collection has the version "${version.slice(0, 20)}": expected 2.0, 2.1 or 3`
  if (isFirstVersion(root)) return 'The collection is of version 1: expected 2.0, 2.1 or 3, as Postman exports it today'
  return null
}

function readCollection(root: JsonObject, text: string): ImportResult {
  const notes: ImportNote[] = []
  const found: Collected[] = []
  const webSocketVariables = variablesOf(root)
  let total = 0
  let others = 0
  let left = 0
  for (const { item, path, auth } of walkItems(root)) {
    const request = requestOf(item)
    if (request === null || !isWebSocket(item, request, webSocketVariables)) {
      others++
      continue
    }
    total++
    if (found.length >= DRAFT_LIMIT) continue
    const sink: LineSink = { lines: [], left: 0 }
    found.push({ path, name: nameOf(item), draft: draftOf(item, request, auth, sink, notes) })
    left += sink.left
  }
  if (others > 0) notes.push({ code: 'others-left-out', text: `Requests left out, of HTTP and other protocols: ${others}` })
  if (left > 0) notes.push({ code: 'lines-left-out', text: `Header lines left out, because they are no line of HTTP/1.1: ${left}` })
  if (total > 0)
    notes.push({ code: 'handshake-lines-added', text: 'The lines of the handshake, which Postman writes itself, are marked auto' })
  const nothing =
    others === 0
      ? 'The collection has no requests'
      : `None of the ${others} requests of the collection is one of WebSocket: expected a ws:// or wss:// URL, an Upgrade line, or a WebSocket request (collection version 3; Postman leaves those out of an export of version 2.1)`
  return finish('postman', found, { notes, total, text, nothing })
}

/** What is asked: the `request` of version 2, the `payload` of version 3. A text alone is a URL. */
function requestOf(item: JsonObject): JsonObject | null {
  const short = textOf(item, 'request')
  if (short !== '') return { url: short }
  return objectOf(item, 'request') ?? objectOf(item, 'payload')
}

function isWebSocket(item: JsonObject, request: JsonObject, variables: ReadonlySet<string>): boolean {
  const type = textOf(item, 'type')
  if (type === 'ws-raw-request' || type === 'ws-socketio-request') return true
  const url = urlOf(request)
  if (/^wss?:\/\//i.test(url) || variables.has(/^\{\{([^}]{1,100})\}\}/.exec(url)?.[1] ?? '')) return true
  const sink: LineSink = { lines: [], left: 0 }
  readLines(request, sink)
  return asksForUpgrade(sink.lines)
}

/** Variables of the collection whose value is a WebSocket URL: a request that begins with one is of WebSocket. */
function variablesOf(root: JsonObject): ReadonlySet<string> {
  return new Set(
    objectsOf(root, 'variable', 1000)
      .filter((one) => /^wss?:\/\//i.test(textOf(one, 'value')))
      .map((one) => textOf(one, 'key')),
  )
}

function draftOf(item: JsonObject, request: JsonObject, auth: JsonObject | null, sink: LineSink, notes: ImportNote[]): RequestDraft {
  const isSocketIo = textOf(item, 'type') === 'ws-socketio-request'
  const queries = objectsOf(request, 'queryParams', 1000).filter((one) => member(one, 'disabled') !== true)
  const query = queries.map((one) => `${textOf(one, 'key')}=${textOf(one, 'value')}`).join('&')
  readLines(request, sink)
  const keyQuery = auth === null ? '' : authorize({ type: textOf(auth, 'type'), field: (name) => authField(auth, name) }, sink, notes)
  const typed = withQuery(withQuery(urlOf(request), query), keyQuery)
  const url = mapped(isSocketIo ? socketIoUrl(typed, request, notes) : typed, notes)
  const headers = withHandshake(url, sink.lines)?.map((entry) =>
    'line' in entry ? { ...entry, line: plainVariables(entry.line ?? '') } : entry,
  )
  const messages = savedMessages(messagesOf(item))
  return { url, ...(headers !== undefined && { headers }), ...(messages.length > 0 && { session: { messages } }) }
}

function readLines(request: JsonObject, sink: LineSink): void {
  const text = textOf(request, 'header')
  if (text !== '') {
    for (const line of text.slice(0, 1_000_000).split(/\r?\n/).slice(0, MOST_LINES)) {
      const colon = line.indexOf(':')
      if (colon > 0) addLine(sink, line.slice(0, colon), line.slice(colon + 1).replace(/^ /, ''))
    }
    return
  }
  for (const name of ['header', 'headers'])
    for (const one of objectsOf(request, name, MOST_LINES))
      addLine(
        sink,
        textOf(one, 'key') || textOf(one, 'name'),
        textOf(one, 'value'),
        member(one, 'disabled') !== true && member(one, 'enabled') !== false,
      )
}

/** A field of an `auth`: a list of `key` and `value` in version 2.1, an object before. */
function authField(auth: JsonObject, name: string): string {
  const type = textOf(auth, 'type')
  const found = objectsOf(auth, type, 100).find((one) => textOf(one, 'key') === name)
  return found === undefined ? textOf(objectOf(auth, type) ?? {}, name) : textOf(found, 'value')
}

function messagesOf(item: JsonObject): CollectedMessage[] {
  const found: CollectedMessage[] = []
  for (const child of objectsOf(item, 'children', 1000)) {
    const payload = objectOf(child, 'payload')
    if (textOf(child, 'type') !== 'ws-raw-message' || payload === null) continue
    const isBinary = textOf(payload, 'type') === 'binary'
    const binary = textOf(payload, 'subtype') === 'hex' ? 'hex' : 'base64'
    found.push({ name: nameOf(child), text: textOf(payload, 'content'), ...(isBinary && { binary }) })
  }
  return found
}

/** Engine.IO of a Socket.IO request: its path, version and transport in the URL (socket.io-protocol). */
function socketIoUrl(url: string, request: JsonObject, notes: ImportNote[]): string {
  const settings = objectOf(request, 'settings') ?? {}
  const path = (textOf(settings, 'path') || '/socket.io').replace(/^\/?/, '/').replace(/\/?$/, '/')
  const version = textOf(settings, 'version') === '2' ? '3' : '4'
  const question = url.indexOf('?')
  const before = (question === -1 ? url : url.slice(0, question)).replace(/\/$/, '')
  const origin = /^(?:[a-z]{1,10}:\/\/)?[^/]{1,2000}/i.exec(before)?.[0] ?? before
  addNote(notes, {
    code: 'socket-io',
    text: 'Of a Socket.IO request path, EIO and transport were put into the URL; its namespace is joined by a message',
  })
  return withQuery(withQuery(`${origin}${path}`, `EIO=${version}&transport=websocket`), question === -1 ? '' : url.slice(question + 1))
}

function mapped(url: string, notes: ImportNote[]): string {
  const plain = plainVariables(url)
  // A variable at the beginning may hold the scheme.
  const read = plain.startsWith('{{') ? null : webSocketUrl(plain, 'wss')
  for (const note of read?.notes ?? []) addNote(notes, note)
  return read?.url ?? plain
}

/** Postman's own variables, such as `{{$guid}}`, are ordinary ones here. */
function plainVariables(text: string): string {
  return text.replace(/\{\{\$([A-Za-z0-9_.-]{1,99})\}\}/g, '{{$1}}')
}

function schemaOf(root: JsonObject): string {
  return textOf(objectOf(root, 'info') ?? {}, 'schema') || textOf(root, '$schema')
}

function isFirstVersion(root: JsonObject): boolean {
  return Array.isArray(member(root, 'requests')) && Array.isArray(member(root, 'order'))
}

function placeOf(text: string): { readonly start: number; readonly end: number } {
  const { start, end } = firstLine(text)
  return { start, end }
}
