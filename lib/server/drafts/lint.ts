import 'server-only'
import { base64Encode } from '@/lib/core/bytes/base64'
import { composeHandshake } from '@/lib/core/handshake/compose'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { serializeRequest } from '@/lib/core/handshake/serialize-request'
import { substitute } from '@/lib/core/handshake/substitute'
import { verdictViews } from '@/lib/core/report/verdict-view'
import type { VerdictView } from '@/lib/core/report/view'
import { lint as judge } from '@/lib/core/rules/lint'
import type { Caller } from '@/lib/server/auth/authorise'
import { handshakeKey } from '@/lib/server/platform/random'
import { redactorOf } from './masked'
import { restoreKept } from './restore-kept'

export type LintAnswer = { readonly bytes: string; readonly verdicts: readonly VerdictView[]; readonly placeholders: readonly string[] }

/**
 * The octets a draft would send (base64, secrets masked) and what the request rules say; placeholders without a value stand as
 * they are. Nothing is sent. Throws InputError where no octets can be composed.
 */
export function lint(caller: Caller, draft: RequestDraft): LintAnswer {
  const exact = restoreKept(caller, draft)
  const handshake = composeHandshake(exact, { key: handshakeKey() })
  const bytes = serializeRequest(handshake)
  const redactor = redactorOf(exact)
  const url = substitute(exact.url, exact.variables ?? {}).text
  const verdicts = verdictViews(judge(url, handshake.target, bytes, true), redactor.text)
  return { bytes: base64Encode(redactor.maskBytes(bytes, redactor.headSpans(bytes))), verdicts, placeholders: handshake.missing }
}
