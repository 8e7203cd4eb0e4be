import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { entryName, entryText, isPair } from '../handshake/entry'
import { lowerAscii } from '../spec/grammar'
import { isSensitiveField } from '../spec/header-names'
import type { Placeholder } from './import-result'

const KINDS =
  'URL|URI|HOST|HOSTNAME|DOMAIN|SERVER|PORT|TOKEN|KEY|SECRET|PASSWORD|PASS|USER|USERNAME|NAME|NODE|AGENT|ID|COOKIE|SESSION|CREDENTIALS|CLUSTER|NAMESPACE'
/** Words that writers put in the place of a value; the first alternative that fits a place is taken. */
const TOKEN = new RegExp(
  [
    '\\{\\{[ \\t]{0,8}[A-Za-z0-9_][A-Za-z0-9_.:-]{0,99}[ \\t]{0,8}\\}\\}',
    '\\$\\{[A-Za-z_][A-Za-z0-9_]{0,63}\\}',
    '\\$[A-Za-z_][A-Za-z0-9_]{0,63}',
    '<[A-Za-z][A-Za-z0-9 _.-]{0,40}>',
    '\\[REDACTED\\]',
    '(?<![A-Za-z0-9_-])(?:YOUR|MY)[_-][A-Za-z0-9_-]{1,40}',
    `(?<![A-Za-z0-9_])[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){0,3}_(?:${KINDS})(?![A-Za-z0-9_])`,
    '(?<![A-Za-z0-9_-])(?:REDACTED|SECRET|PASSWORD|TOKEN|CHANGEME|HOSTNAME)(?![A-Za-z0-9_-])',
    '(?<![A-Za-z0-9])[xX]{3,64}(?![A-Za-z0-9])',
    '\\*{3,64}',
  ].join('|'),
  'g',
)
const SECRET_WORD = /token|secret|passw|key|cookie|session|credential|redacted|xxx|\*\*\*/i

type Place = { readonly path: string; readonly text: string; readonly field: string }

/** The placeholders of a draft, each word once, in the order they stand; `{{auto}}` is none. */
export function findPlaceholders(draft: RequestDraft): Placeholder[] {
  const found = new Map<string, { where: string[]; place: Place }>()
  const places = placesOf(draft)
  const elsewhere = (token: string, field: string) => places.some((place) => place.field !== field && tokensOf(place.text).includes(token))
  for (const place of places) {
    for (const word of new Set(tokensOf(place.text))) {
      if (/^\{\{\s*auto\s*\}\}$/.test(word)) continue
      // A key's placeholder gets a fresh key: where the same word stands for something else too, the whole line tells them apart.
      const token = place.field === 'sec-websocket-key' && elsewhere(word, place.field) ? place.text : word
      const known = found.get(token)
      if (known === undefined) found.set(token, { where: [place.path], place })
      else known.where.push(place.path)
    }
  }
  return [...found].map(([token, { where, place }]) => describe(token, where, place))
}

/**
 * The draft with words replaced by what was given for them, in URL, headers, body and proxy. A value with a scheme loses it, and its
 * last slash, where a URL's own scheme stands before the word. For a key line, `{{auto}}` makes a fresh key.
 */
export function fillPlaceholders(draft: RequestDraft, values: Readonly<Record<string, string>>): RequestDraft {
  // Longer words first: one may hold another.
  const tokens = Object.keys(values)
    .filter((token) => token !== '')
    .sort((a, b) => b.length - a.length)
  if (tokens.length === 0) return draft
  const pattern = new RegExp(tokens.map((token) => token.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('|'), 'g')
  const fill = (text: string) => text.replace(pattern, (token) => values[token] ?? token)
  const fillUrl = (url: string) =>
    url.replace(pattern, (token, at: number) => {
      const value = values[token] ?? token
      return url.slice(0, at).endsWith('://') ? value.replace(/^[a-zA-Z][a-zA-Z0-9+.-]*:\/\//, '').replace(/\/$/, '') : value
    })
  const fillEntry = (entry: HeaderEntry): HeaderEntry => {
    if (isPair(entry)) return [fill(entry[0]), fill(entry[1])]
    if (entry.line === undefined) return entry
    const whole = values[entry.line]
    // A key line that is a token of its own keeps its name.
    return { ...entry, line: whole === undefined ? fill(entry.line) : `${entry.line.slice(0, entry.line.indexOf(':') + 1)} ${whole}` }
  }
  return {
    ...draft,
    url: fillUrl(draft.url),
    ...(draft.headers && { headers: draft.headers.map(fillEntry) }),
    ...(draft.body !== undefined && { body: fill(draft.body) }),
    ...(draft.target !== undefined && { target: fill(draft.target) }),
    ...(draft.network?.proxy !== undefined && { network: { ...draft.network, proxy: fillUrl(draft.network.proxy) } }),
  }
}

/** Whether a text holds a word that stands for a value. */
export function hasPlaceholder(text: string): boolean {
  return text.search(TOKEN) !== -1
}

function placesOf(draft: RequestDraft): Place[] {
  return [
    { path: 'url', text: draft.url, field: 'url' },
    ...(draft.headers ?? []).map((entry, index) => ({
      path: `headers[${index}]`,
      text: entryText(entry),
      field: lowerAscii(entryName(entry) ?? ''),
    })),
    ...(draft.body === undefined ? [] : [{ path: 'body', text: draft.body, field: 'body' }]),
    ...(draft.network?.proxy === undefined ? [] : [{ path: 'network.proxy', text: draft.network.proxy, field: 'proxy' }]),
  ]
}

function tokensOf(text: string): string[] {
  return [...text.matchAll(TOKEN)].map((match) => match[0])
}

function describe(token: string, where: readonly string[], place: Place): Placeholder {
  if (place.field === 'sec-websocket-key') return { token, where, suggestion: 'auto', secret: false, example: '{{auto}}' }
  const inner = token.replace(/[^A-Za-z0-9]+/g, '_').replace(/^_+|_+$/g, '')
  const vague = inner === '' || /^(?:redacted|secret|token|password|x+)$/i.test(inner)
  const fromField = place.field.replace(/[^a-z0-9]+/g, '_')
  const name = vague ? fromField : lowerAscii(inner)
  const secret = isSensitiveField(place.field) || SECRET_WORD.test(token)
  const isHost = /(?:url|uri|host|hostname|server|domain)$/i.test(inner)
  return { token, where, suggestion: secret ? `secret:${name}` : name, secret, ...(isHost && { example: 'ci.example.com' }) }
}
