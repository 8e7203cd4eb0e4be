import { base64Decode } from '../bytes/base64'
import type { HeaderEntry, RequestDraft, Target } from '../handshake/draft'
import { entryName, entryValue, isEnabled, isPair } from '../handshake/entry'
import { standardHeaders } from '../handshake/standard-headers'
import { substitute } from '../handshake/substitute'
import { parseTarget } from '../handshake/target'
import { lowerAscii } from '../spec/grammar'
import { rawLines } from './edit-raw'

/** The header entries of a draft that is not raw, the standard ones written out; null where its URL leads nowhere. */
export function headersOf(draft: RequestDraft): readonly HeaderEntry[] | null {
  if (draft.headers !== undefined) return draft.headers
  const target = targetOf(draft)
  return target === null ? null : standardHeaders(target)
}

/** A header line that is sent; `secret` where the draft marks its value as one. */
export type SentLine = { readonly name: string; readonly value: string; readonly secret: boolean }

/** The header lines a draft sends, placeholders as they stand; of a raw draft those of its head. */
export function sentLines(draft: RequestDraft): readonly SentLine[] {
  if (draft.raw !== undefined) {
    const bytes = base64Decode(draft.raw)
    return bytes === null ? [] : rawLines(bytes).map(({ name, value }) => ({ name, value, secret: false }))
  }
  return (headersOf(draft) ?? [])
    .filter(isEnabled)
    .map((entry) => ({ name: entryName(entry) ?? '', value: entryValue(entry), secret: !isPair(entry) && entry.secret === true }))
}

/** The value of the first line of that name that a draft sends; null where it sends none. */
export function lineValue(draft: RequestDraft, name: string): string | null {
  return sentLines(draft).find((line) => lowerAscii(line.name) === lowerAscii(name))?.value ?? null
}

/** Where a draft leads, its variables filled; null where its URL cannot be read. */
export function targetOf(draft: Pick<RequestDraft, 'url' | 'variables'>): Target | null {
  const read = parseTarget(substitute(draft.url, draft.variables ?? {}).text)
  return read.ok ? read.target : null
}

/** The origin a page of the target's own host has (RFC 6454 §6.1): its scheme and its authority. */
export function originOf(target: Target): string {
  return `${target.tls ? 'https' : 'http'}://${target.authority}`
}
