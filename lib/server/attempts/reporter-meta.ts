import 'server-only'
import { valuesOf } from '@/lib/core/handshake/before-step'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { substitute } from '@/lib/core/handshake/substitute'
import { parseTarget } from '@/lib/core/handshake/target'
import type { ReporterMeta } from '@/lib/core/report/meta'
import { redactorOf, shownDraft } from '@/lib/server/drafts/masked'
import { openInflater } from '@/lib/server/platform/inflate'
import type { AttemptRecord } from '@/lib/server/store/types'

type Row = Pick<AttemptRecord, 'id' | 'createdAt' | 'profileId' | 'repeatOf' | 'name' | 'note' | 'pinned' | 'draft'> & {
  readonly port: number | null
  readonly state?: AttemptRecord['state']
  readonly rejudged?: AttemptRecord['rejudged']
  readonly keySeen?: ReporterMeta['keySeen']
}

/** What a reporter needs to know of an attempt besides its facts; the same for a live and for a stored one. */
export function reporterMeta(row: Row, exactDraft: RequestDraft): ReporterMeta {
  const { id, createdAt, profileId, repeatOf, name, note, pinned, draft, port, state, rejudged, keySeen } = row
  const url = substitute(exactDraft.url, { ...exactDraft.variables, ...valuesOf(exactDraft.gained ?? []) }).text
  const read = parseTarget(url)
  return {
    id,
    createdAt: createdAt.toISOString(),
    profileId,
    repeatOf,
    name,
    note,
    pinned,
    draft: shownDraft(draft, { attemptId: id }),
    url,
    // A practice endpoint has the port on which it was found when it was dialled.
    target: !read.ok ? null : read.target.scheme === 'practice' && port !== null ? { ...read.target, port } : read.target,
    redactor: redactorOf(exactDraft),
    openInflater,
    interrupted: state === 'interrupted',
    rejudged,
    keySeen,
  }
}
