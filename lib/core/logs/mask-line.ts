import type { Redactor } from '../handshake/redact'
import { createRedactor } from '../handshake/redact'
import { lowerAscii } from '../spec/grammar'
import { isSensitiveField } from '../spec/header-names'

const STARS = '********'
/** A name with its value behind `:` or `=`: a field, a query, a property, an option. */
const NAMED = /([A-Za-z][A-Za-z0-9_-]{0,60})("?[ \t]{0,4}[:=][ \t]{0,4})("[^"\r\n]{1,4000}"|'[^'\r\n]{1,4000}'|[^\r\n'"]{1,4000})/g
/** Options of agents and tools whose next word is a secret, and words that stand before one in messages. */
const BEFORE =
  /((?:^|\s)-{1,2}(?:secret|credentials|jnlpCredentials|proxyCredentials|auth|token|password|user|u)[ \t=]{1,4}|\bwith token[ \t]{1,4}|\b(?:Bearer|Basic|Digest)[ \t]{1,4})(\S{1,4000})/gi
/** What only a machine makes: a node's secret, a key, a token. */
const MADE = /\b(?:[0-9a-f]{64}|[0-9a-f]{40}|token-[a-z0-9]{5}:[a-z0-9]{20,80}|[a-z0-9]{54})\b/gi

const redactor: Redactor = createRedactor([])

/** A line of a log as it may be shown: values of sensitive fields, options and queries, tokens and keys are masked. */
export function maskLine(line: string): string {
  const fields = line.replace(NAMED, (whole, name: string, between: string, value: string) =>
    isSensitiveName(name) ? `${name}${between}${maskedValue(name, value)}` : whole,
  )
  const words = fields.replace(BEFORE, (_, before: string) => before + STARS).replace(MADE, STARS)
  return redactor.text(words)
}

/** Of a field the whole value; of a word in the middle of a line only what stands to the next space. */
function maskedValue(name: string, value: string): string {
  const quote = value.startsWith('"') || value.startsWith("'") ? (value[0] ?? '') : ''
  if (quote !== '') return quote + STARS + quote
  if (/^(?:authorization|proxy-authorization|cookie|set-cookie)$/i.test(name)) return STARS
  const [word = ''] = value.split(/[\s,;&})\]]/, 1)
  return STARS + value.slice(word.length)
}

function isSensitiveName(name: string): boolean {
  const lower = lowerAscii(name)
  return isSensitiveField(lower) || isSensitiveField(lower.replaceAll('_', '-')) || /^(?:secret|password|access_token|sid)$/.test(lower)
}
