import 'server-only'
import type { Caller } from '@/lib/server/auth/caller'
import { appendAudit } from '@/lib/server/store/people/audit'
import { memberOf } from '@/lib/server/store/people/member-of'

/** Writes into the audit trail that somebody did something; `detail` must hold no secret. */
export function audit(
  { workspaceId, personId, name }: Caller & { readonly name?: string },
  action: string,
  subject: string,
  detail: Readonly<Record<string, unknown>> = {},
): void {
  const person = name ?? memberOf(personId)?.name ?? 'somebody'
  appendAudit({ workspaceId, personId, person, action, subject, detail })
}
