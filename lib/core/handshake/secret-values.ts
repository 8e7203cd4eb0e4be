import { base64Decode } from '../bytes/base64'
import { latin1Decode } from '../bytes/latin1'
import { utf8Decode } from '../bytes/utf8'
import { lowerAscii } from '../spec/grammar'
import type { BeforeStep } from './before-step'
import { bodySecretSpans } from './body-secrets'
import type { RequestDraft } from './draft'
import { entryName, entryText, entryValue, isPair } from './entry'
import { fieldSecretSpans } from './field-secrets'
import { createRedactor } from './redactor'
import { SHORTEST_SECRET } from './secret-search'
import { substituteDraft } from './substitute'
import { urlSecretSpans, userinfoSecret } from './url-secrets'

/** Values of cookies are often ordinary words: only long ones are looked for elsewhere. */
const SHORTEST_COOKIE = 16
const SHORTEST_PARAM = 8

/**
 * The secret values a draft brings, each once, placeholders filled from its variables: credentials of sensitive fields and of `secret`
 * entries, passwords and tokens of its URL and proxy, the client key, variables named `secret:…`. Those shorter than six characters
 * are left out: they could not be told from ordinary text.
 */
export function secretValuesOf(draft: RequestDraft): string[] {
  const { draft: filled } = substituteDraft(draft, draft.variables ?? {}, '')
  const values = new Set<string>()
  const add = (value: string, shortest = SHORTEST_SECRET) => {
    if (value.length >= shortest && !value.includes('{{') && !/^\*+$/.test(value)) values.add(value)
  }
  for (const [name, value] of Object.entries(draft.variables ?? {})) if (name.startsWith('secret:')) add(value)
  for (const { variable, value, secret } of draft.gained ?? []) if (secret || variable?.startsWith('secret:')) add(value)
  for (const step of filled.before ?? []) for (const value of stepSecrets(step)) add(value)
  for (const entry of [...(filled.headers ?? []), ...(filled.before ?? []).flatMap(({ headers = [] }) => headers)]) {
    const name = lowerAscii(entryName(entry) ?? '')
    const value = entryValue(entry)
    const own = fieldSecretSpans(name, value).filter((span) => span.end > span.start)
    if (!isPair(entry) && entry.secret === true && own.length === 0) add(value)
    for (const span of own) add(value.slice(span.start, span.end), name.endsWith('cookie') ? SHORTEST_COOKIE : undefined)
    if (name === 'authorization' || name === 'proxy-authorization') add(basicPassword(value))
    for (const span of urlSecretSpans(entryText(entry)))
      for (const form of decodedToo(entryText(entry).slice(span.start, span.end))) add(form, SHORTEST_PARAM)
  }
  for (const value of proxySecrets(filled.network?.proxy ?? '')) add(value)
  for (const url of [filled.url, filled.target ?? '', ...(filled.before ?? []).map((step) => step.url)]) {
    for (const span of urlSecretSpans(url))
      for (const form of decodedToo(url.slice(span.start, span.end)))
        add(form, url.slice(0, span.start).endsWith('=') ? SHORTEST_PARAM : undefined)
  }
  if (filled.network?.clientKey !== undefined) add(filled.network.clientKey)
  for (const octets of [filled.raw, filled.early])
    if (octets !== undefined) for (const value of rawSecrets(octets)) add(value, SHORTEST_PARAM)
  return [...values]
}

/** What a body says is secret; an exact value in JSON is known without its escapes too. */
function stepSecrets({ body = '' }: BeforeStep): string[] {
  return bodySecretSpans(body).flatMap(({ start, end }) => {
    const value = body.slice(start, end)
    try {
      return [value, String(JSON.parse(`"${value}"`)), decodeURIComponent(value.replaceAll('+', ' '))]
    } catch {
      return [value]
    }
  })
}

function basicPassword(value: string): string {
  const encoded = /^basic[ \t]+(\S+)$/i.exec(value)?.[1]
  const decoded = encoded === undefined ? null : base64Decode(encoded)
  const text = decoded === null ? '' : (utf8Decode(decoded) ?? latin1Decode(decoded))
  return text.includes(':') ? text.slice(text.indexOf(':') + 1) : ''
}

/** The password of a proxy's URL as it stands and as the proxy is told it, percent-decoded. */
function proxySecrets(url: string): string[] {
  const span = userinfoSecret(url)
  if (span === null) return []
  return decodedToo(url.slice(span.start, span.end))
}

/** What stands in a URL, and what the endpoint reads there: percent-decoded, with "+" as it is and as the space of a form. */
function decodedToo(secret: string): string[] {
  try {
    return [...new Set([secret, decodeURIComponent(secret), decodeURIComponent(secret.replaceAll('+', ' '))])]
  } catch {
    return [secret]
  }
}

function rawSecrets(raw: string): string[] {
  const bytes = base64Decode(raw)
  if (bytes === null) return []
  return createRedactor([])
    .headSpans(bytes)
    .flatMap((span) => decodedToo(latin1Decode(bytes, span.start, span.end)))
}
