import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import { entryName, entryText, entryValue, isPair } from '../handshake/entry'
import { fieldSecretSpans } from '../handshake/field-secrets'
import { lowerAscii } from '../spec/grammar'
import { hasPlaceholder } from './placeholders'

/**
 * The draft with `secret` on every line whose value is one: credentials, cookies, tokens in a subprotocol. A word that only stands for a
 * value is none.
 */
export function markSecrets(draft: RequestDraft): RequestDraft {
  const { headers } = draft
  if (headers === undefined || !headers.some(isSecret)) return draft
  return { ...draft, headers: headers.map((entry) => (isSecret(entry) ? marked(entry) : entry)) }
}

function isSecret(entry: HeaderEntry): boolean {
  if (!isPair(entry) && (entry.secret !== undefined || entry.base64 !== undefined)) return false
  const name = entryName(entry)
  if (name === null) return false
  const value = entryValue(entry)
  return (
    value !== '' && !hasPlaceholder(entryText(entry)) && fieldSecretSpans(lowerAscii(name), value).some(({ start, end }) => end > start)
  )
}

function marked(entry: HeaderEntry): HeaderEntry {
  return isPair(entry) ? { line: `${entry[0]}: ${entry[1]}`, secret: true } : { ...entry, secret: true }
}
