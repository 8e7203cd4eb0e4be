import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import type { Reporter } from '@/lib/core/report/meta'
import { shownDraft } from '@/lib/server/drafts/masked'
import { readImportedView } from '@/lib/server/store/history/imported-view'
import type { ShownAttempt } from '@/lib/server/store/kept-view'
import { readAttemptSecrets } from '@/lib/server/store/read-attempt'
import type { AttemptRecord } from '@/lib/server/store/types'

/** What an imported attempt shows: the verdict it was exported with, since masked octets cannot be judged. Throws InputError `encrypted`. */
export function shownImported(record: AttemptRecord, importedAt: Date, replayed: Reporter): ShownAttempt {
  const { id, workspaceId, profileId, repeatOf, name, note, pinned, draft } = record
  const stored = readImportedView(id, readAttemptSecrets(workspaceId, id).dataKey)
  if (stored === null) throw new InputError('encrypted', `What the attempt ${id} shows does not open with its key`)
  const imported = { at: importedAt.toISOString(), tool: stored.imported?.tool ?? '' }
  const view = { ...stored, id, profileId, repeatOf, name, note, pinned, imported, draft: shownDraft(draft, { attemptId: id }) }
  return { view, activity: replayed.activity() }
}
