import { base64Decode } from '../../bytes/base64'
import { latin1Decode } from '../../bytes/latin1'
import type { HeaderEntry, LineEnding, NetworkDraft, RequestDraft } from '../../handshake/draft'
import { entryBytes, entryName, isEnabled, isPair } from '../../handshake/entry'
import { fieldSecretSpans } from '../../handshake/field-secrets'
import { standardHeaders } from '../../handshake/standard-headers'
import { AUTO } from '../../handshake/substitute'
import { parseTarget, urlParts } from '../../handshake/target'
import { userinfoSecret } from '../../handshake/url-secrets'
import { isToken, lowerAscii, trimWhiteSpace } from '../../spec/grammar'
import { hasVariable, type Marked } from './marked'
import { fillMarked, type Marking, markEntry, markText, octetsOf } from './marker'
import { type PlannedMessages, plannedMessages } from './plan-messages'
import { rawParts } from './raw-parts'
import { type Variable, variableList } from './variables'

/** What a writer is told besides the draft. */
export type ReproduceGiven = {
  /** Whether secrets in the draft are masked; default true. */
  readonly masked?: boolean
  /** The Sec-WebSocket-Key that travelled, for `{{auto}}`; default that of RFC 6455 §1.3. */
  readonly key?: string
  /** `host:port` where a practice endpoint listens. */
  readonly practice?: string
}

/** One line to send: all of it, and cut at its first colon. */
export type PlannedLine = {
  readonly text: Marked
  /** Without white space around it; empty where there is no colon. */
  readonly name: string
  /** What stands behind the colon and one space. */
  readonly value: Marked
  /** The name is a token and stands at the colon, the value has no control character: what HTTP libraries take. */
  readonly usual: boolean
  /** Written with one space behind the colon, as libraries write it. */
  readonly spaced: boolean
  readonly ending: LineEnding | null
}

/** A draft as the writers of commands and scripts see it; nothing is sorted, merged or re-cased. */
export type Plan = {
  readonly draft: RequestDraft
  readonly variables: readonly Variable[]
  /** Names of the variables that the text has a place for; absent: all. */
  readonly used?: ReadonlySet<string>
  readonly tls: boolean
  readonly host: Marked
  /** Digits, or empty for the port of the scheme. */
  readonly port: string
  /** Path and query of the URL. */
  readonly resource: Marked
  readonly hasUserinfo: boolean
  readonly isReadable: boolean
  readonly method: string
  /** The target of the request line where it is another than that of the URL. */
  readonly target: Marked | null
  readonly version: string
  readonly lines: readonly PlannedLine[]
  /** Whether the key is drawn afresh for each attempt. */
  readonly freshKey: boolean
  readonly body: Marked
  readonly network: NetworkDraft
  readonly proxy: Marked
  readonly messages: PlannedMessages
}

const SAMPLE_KEY = 'dGhlIHNhbXBsZSBub25jZQ=='

/** Reads a draft for writing it in another form. Never throws. */
export function planOf(draft: RequestDraft, { masked = true, key = SAMPLE_KEY, practice = '' }: ReproduceGiven = {}): Plan {
  const variables = variableList()
  const marking: Marking = { variables, values: draft.variables ?? {}, masked, key }
  const text = (value: string, what: string) => fillMarked(markText(octetsOf(value), what, marking), marking)
  const { userinfo } = urlParts(draft.url)
  const url = text(userinfo === null ? draft.url.trim() : draft.url.trim().replace(`${userinfo}@`, ''), 'URL').replace(
    /^practice:\/*/i,
    `ws://${practice === '' ? 'localhost' : practice}/`,
  )
  const parts = urlParts(url)
  const read = parseTarget(url)
  const raw = draft.raw === undefined ? null : rawParts(draft.raw)
  const entries = raw?.entries ?? draft.headers ?? (read.ok ? standardHeaders(read.target) : [])
  const isTemplate = raw === null || draft.template === true
  const request = raw ?? { method: draft.method, target: draft.target, version: draft.httpVersion, body: draft.body }
  const resource = parts.path.startsWith('/') ? parts.path : `/${parts.path}`
  const target = request.target === undefined ? null : text(request.target, 'target')
  const network = draft.network ?? {}
  const proxy = fillMarked(markText(octetsOf(network.proxy ?? ''), 'proxy', marking, spanOf(network.proxy), 'proxy password'), marking)
  return {
    draft,
    tls: parts.scheme === 'wss',
    host: parts.host,
    port: parts.port === null || parts.port === (parts.scheme === 'wss' ? '443' : '80') ? '' : parts.port,
    resource,
    hasUserinfo: userinfo !== null,
    isReadable: read.ok || hasVariable(url),
    method: request.method ?? 'GET',
    target: target === null || target === resource ? null : target,
    version: request.version ?? '1.1',
    lines: entries.filter(isEnabled).map((entry) => lineOf(entry, marking, isTemplate, raw !== null)),
    freshKey: entries.some((entry) => isFreshKey(entry)),
    body: text(request.body ?? '', 'body'),
    network,
    proxy,
    messages: plannedMessages(draft.session?.sendOnOpen ?? [], (value) => text(value, 'message'), masked),
    variables: variables.list,
  }
}

/** `http`, `https`, `ws` or `wss`, host, port and path of where a plan leads. */
export function urlOf({ host, port, resource }: Plan, scheme: string): Marked {
  return `${scheme}://${host}${port === '' ? '' : `:${port}`}${resource}`
}

function spanOf(proxy: string | undefined) {
  const span = proxy === undefined ? null : userinfoSecret(proxy)
  return span === null ? [] : [span]
}

/** Masks of a raw request stand in it as octets, told by no mark of their own. */
function markRaw(written: string, field: string, marking: Marking): Marked {
  const start = written.length - written.slice(written.indexOf(':') + 1).trimStart().length
  const secrets = fieldSecretSpans(lowerAscii(field), written.slice(start)).map((span) => ({
    start: start + span.start,
    end: start + span.end,
  }))
  return markText(written, field, marking, secrets, field)
}

function isFreshKey(entry: HeaderEntry): boolean {
  const octets = entryBytes(entry)
  return lowerAscii(entryName(entry) ?? '') === 'sec-websocket-key' && octets !== null && latin1Decode(octets).includes(`{{${AUTO}}}`)
}

function lineOf(entry: HeaderEntry, marking: Marking, isTemplate: boolean, isRaw: boolean): PlannedLine {
  const octets = isPair(entry) || entry.base64 === undefined ? entryBytes(entry) : base64Decode(entry.base64)
  const written = octets === null ? '' : latin1Decode(octets)
  const field = entryName(entry) ?? 'line'
  const mayHide = marking.masked && !isPair(entry) && entry.kept !== undefined
  const isFilled = isTemplate && (isPair(entry) || (entry.base64 === undefined ? entry.template !== false : entry.template === true))
  const hidden = isRaw ? markRaw(written, field, marking) : mayHide ? markEntry(written, field, marking) : written
  const text = isFilled ? fillMarked(hidden, marking, lowerAscii(field) === 'sec-websocket-key') : hidden
  const colon = text.indexOf(':')
  const name = colon === -1 ? '' : text.slice(0, colon)
  const value = colon === -1 ? text : text.slice(colon + 1).replace(/^ /, '')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: controls are what is looked for
  const usual = isToken(name) && !/[\x00-\x08\x0a-\x1f\x7f]/.test(value)
  return {
    text,
    name: trimWhiteSpace(name),
    value,
    usual,
    spaced: text === `${name}: ${value}`,
    ending: isPair(entry) ? null : (entry.ending ?? null),
  }
}
