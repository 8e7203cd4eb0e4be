import { base64Decode } from '../bytes/base64'
import type { HeaderEntry, RequestDraft, Target } from '../handshake/draft'
import { entryName, entryValue, isEnabled } from '../handshake/entry'
import { standardHeaders } from '../handshake/standard-headers'
import { substitute } from '../handshake/substitute'
import { parseTarget } from '../handshake/target'
import { lowerAscii } from '../spec/grammar'
import { rawValue } from './edit-raw'

/** The header entries of a draft that is not raw, the standard ones written out; null where its URL leads nowhere. */
export function headersOf(draft: RequestDraft): readonly HeaderEntry[] | null {
  if (draft.headers !== undefined) return draft.headers
  const target = targetOf(draft)
  return target === null ? null : standardHeaders(target)
}

/** The value of the first line of that name that a draft sends, placeholders as they stand; null where it writes none. */
export function lineValue(draft: RequestDraft, name: string): string | null {
  if (draft.raw !== undefined) {
    const bytes = base64Decode(draft.raw)
    return bytes === null ? null : rawValue(bytes, name)
  }
  const entry = (headersOf(draft) ?? []).find((one) => isEnabled(one) && lowerAscii(entryName(one) ?? '') === lowerAscii(name))
  return entry === undefined ? null : entryValue(entry)
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
