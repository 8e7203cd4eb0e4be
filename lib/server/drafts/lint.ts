import 'server-only'
import { base64Encode } from '@/lib/core/bytes/base64'
import { composeHandshake } from '@/lib/core/handshake/compose'
import { composeFields, type LeftOutLine } from '@/lib/core/handshake/compose-fields'
import type { HandshakeProtocol, RequestDraft } from '@/lib/core/handshake/draft'
import { serializeRequest } from '@/lib/core/handshake/serialize-request'
import { substitute } from '@/lib/core/handshake/substitute'
import { type FieldPair, fieldList, fieldPairs, rereadFields } from '@/lib/core/http2/field-list'
import { verdictViews } from '@/lib/core/report/verdict-view'
import type { VerdictView } from '@/lib/core/report/view'
import { lint as judge } from '@/lib/core/rules/lint'
import type { Caller } from '@/lib/server/auth/authorise'
import { handshakeKey } from '@/lib/server/platform/random'
import { redactorOf } from './masked'
import { restoreKept } from './restore-kept'

export type LintAnswer = {
  readonly bytes: string
  readonly protocol: HandshakeProtocol
  /** The fields sent over HTTP/2, masked; null over HTTP/1.1. */
  readonly fields: readonly FieldPair[] | null
  /** Lines of the draft that HTTP/2 has no place for, and why. */
  readonly leftOut: readonly LeftOutLine[]
  readonly verdicts: readonly VerdictView[]
  readonly placeholders: readonly string[]
}

/**
 * The octets a draft would send (base64, secrets masked) and what the request rules say; placeholders without a value stand as
 * they are. Over HTTP/2 the octets are the rendering of its fields. Nothing is sent. Throws InputError where nothing can be composed.
 */
export function lint(caller: Caller, draft: RequestDraft): LintAnswer {
  const exact = restoreKept(caller, draft)
  const redactor = redactorOf(exact)
  const url = substitute(exact.url, exact.variables ?? {}).text
  if (exact.network?.protocol === 'h2') {
    const { target, fields, leftOut, missing } = composeFields(exact)
    const list = fieldList(fields.map(({ name, value }) => [name, value]))
    const masked = rereadFields(list, redactor.maskBytes(list.bytes, redactor.headSpans(list.bytes)))
    const verdicts = verdictViews(judge(url, target, list, true), redactor.text)
    return { bytes: base64Encode(masked.bytes), protocol: 'h2', fields: fieldPairs(masked), leftOut, verdicts, placeholders: missing }
  }
  const handshake = composeHandshake(exact, { key: handshakeKey() })
  const bytes = serializeRequest(handshake)
  const verdicts = verdictViews(judge(url, handshake.target, bytes, true), redactor.text)
  const octets = base64Encode(redactor.maskBytes(bytes, redactor.headSpans(bytes)))
  return { bytes: octets, protocol: 'http/1.1', fields: null, leftOut: [], verdicts, placeholders: handshake.missing }
}
