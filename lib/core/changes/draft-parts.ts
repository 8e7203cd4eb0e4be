import { base64Decode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import type { FrameDraft, HeaderEntry, RequestDraft } from '../handshake/draft'
import { entryText, isPair } from '../handshake/entry'
import { headersOf } from './draft-lines'

/** What is compared and merged: a profile, or a version of it. */
export type ComparedProfile = {
  readonly name: string
  readonly folder: string
  readonly tags: readonly string[]
  readonly note: string
  readonly request: RequestDraft
}

/** In the order they are shown. */
export const SECTIONS = ['Profile', 'Request', 'Headers', 'Octets', 'Session', 'Network', 'Values'] as const
export type Section = (typeof SECTIONS)[number]
/** A field with one value. */
export type Part = {
  /** Its path in the profile, such as `request.network.proxy`. */
  readonly key: string
  readonly section: Section
  readonly label: string
  /** As it is shown. */
  readonly text: string
  readonly value: unknown
}
/** An entry of a list whose order counts; `text` says all that is compared. */
export type Item = { readonly text: string; readonly name: string; readonly value: unknown }
export const LISTS = {
  'request.headers': { section: 'Headers', label: 'Header lines' },
  'request.session.sendOnOpen': { section: 'Session', label: 'Messages sent on open' },
  'request.session.messages': { section: 'Session', label: 'Saved messages' },
} as const
export type ListKey = keyof typeof LISTS
export type ProfileParts = { readonly parts: readonly Part[]; readonly lists: Readonly<Record<ListKey, readonly Item[]>> }

const FIELDS: readonly (readonly [key: string, section: Section, label: string])[] = [
  ['name', 'Profile', 'Name'],
  ['folder', 'Profile', 'Folder'],
  ['tags', 'Profile', 'Tags'],
  ['note', 'Profile', 'Note'],
  ['request.url', 'Request', 'URL'],
  ['request.method', 'Request', 'Method'],
  ['request.target', 'Request', 'Request target'],
  ['request.httpVersion', 'Request', 'HTTP version'],
  ['request.lineEnding', 'Request', 'Line ending'],
  ['request.raw', 'Octets', 'Raw request'],
  ['request.template', 'Octets', 'Placeholders in octets'],
  ['request.body', 'Octets', 'Body'],
  ['request.early', 'Octets', 'Early data'],
  ['request.pacing', 'Octets', 'Pacing'],
  ['request.session.answerPings', 'Session', 'Answer Pings'],
  ['request.session.echoClose', 'Session', 'Echo Close'],
  ['request.session.closeAfterMs', 'Session', 'Close after (ms)'],
  ['request.network.protocol', 'Network', 'Protocol'],
  ['request.network.connectTo', 'Network', 'Connect to'],
  ['request.network.family', 'Network', 'IP family'],
  ['request.network.serverName', 'Network', 'Server name (SNI)'],
  ['request.network.alpn', 'Network', 'ALPN'],
  ['request.network.verify', 'Network', 'Verify the certificate'],
  ['request.network.ca', 'Network', 'Trusted certificates'],
  ['request.network.clientCert', 'Network', 'Client certificate'],
  ['request.network.clientKey', 'Network', 'Client key'],
  ['request.network.minTls', 'Network', 'Lowest TLS version'],
  ['request.network.maxTls', 'Network', 'Highest TLS version'],
  ['request.network.proxy', 'Network', 'Proxy'],
  ['request.network.socketPath', 'Network', 'Unix socket'],
  ['request.network.maxRedirects', 'Network', 'Redirects followed'],
  ...(['resolve', 'connect', 'proxy', 'tls', 'http2', 'response', 'idle', 'closing'] as const).map(
    (phase) => [`request.network.timeouts.${phase}`, 'Network', `Time limit: ${phase} (ms)`] as const,
  ),
  ['request.note', 'Request', 'Where the draft came from'],
]

/** The fields and lists of a profile, those that are not set left out. Whether lines are written as pairs or as text makes no difference. */
export function partsOf(profile: ComparedProfile): ProfileParts {
  const { request } = profile
  const parts = FIELDS.flatMap(([key, section, label]): Part[] => {
    const value = valueAt(profile, key)
    return isUnset(value) ? [] : [{ key, section, label, text: textOf(key, value), value }]
  })
  const variables = Object.keys(request.variables ?? {})
    .sort()
    .map((name): Part => {
      const value = request.variables?.[name] ?? ''
      return { key: `request.variables.${name}`, section: 'Values', label: name, text: value, value }
    })
  return {
    parts: [...parts, ...variables],
    lists: {
      // A raw request has no lines of its own; what stands in `headers` beside it is not sent.
      'request.headers': request.raw === undefined ? (headersOf(request) ?? []).map(headerItem) : [],
      'request.session.sendOnOpen': (request.session?.sendOnOpen ?? []).map((frame) => ({ ...frameItem(frame), value: frame })),
      'request.session.messages': (request.session?.messages ?? []).map((message) => ({
        text: `${message.name}: ${frameItem(message.frame).text}`,
        name: message.name,
        value: message,
      })),
    },
  }
}

function valueAt(profile: ComparedProfile, key: string): unknown {
  return key
    .split('.')
    .reduce<unknown>((inner, name) => (typeof inner === 'object' && inner !== null ? Reflect.get(inner, name) : undefined), profile)
}

function isUnset(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0)
}

function textOf(key: string, value: unknown): string {
  if (key === 'request.raw' || key === 'request.early') {
    const bytes = base64Decode(String(value))
    return bytes === null ? String(value) : latin1Decode(bytes)
  }
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (Array.isArray(value)) return value.join(', ')
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function headerItem(entry: HeaderEntry): Item {
  const text = entryText(entry)
  const colon = text.indexOf(':')
  const name = colon === -1 ? text : text.slice(0, colon).trim()
  if (isPair(entry)) return { text, name, value: entry }
  const marks = [
    ...(entry.enabled === false ? ['not sent'] : []),
    ...(entry.base64 === undefined ? [] : ['octets']),
    ...(entry.ending === undefined ? [] : [`ends with ${entry.ending}`]),
    ...(entry.template === undefined || entry.template === (entry.base64 === undefined)
      ? []
      : [entry.template ? 'with placeholders' : 'braces as typed']),
  ]
  return { text: marks.length === 0 ? text : `${text}   (${marks.join(', ')})`, name, value: entry }
}

function frameItem(frame: FrameDraft): { readonly text: string; readonly name: string } {
  const name = String(frame.opcode ?? (frame.text === undefined ? 'binary' : 'text'))
  const { text, ...rest } = frame
  const more = Object.keys(rest).length === 0 ? '' : JSON.stringify(rest, Object.keys(rest).sort())
  return { text: [...(text === undefined ? [] : [text]), ...(more === '' ? [] : [more])].join('   '), name }
}
