import 'server-only'
import { ConflictError } from '../../../core/errors/errors'
import { now } from '../../platform/clock'
import { inTransaction, statement } from '../client'
import { sealDraft } from '../sealed-draft'
import type { ProfileRecord, ProfileSave } from '../types'
import { profileRow, tagsOf, toProfile } from './profile-row'
import { writeVersion } from './write-version'

const UPDATE = `UPDATE Profile SET updatedAt = ?, name = ?, folder = ?, tags = ?, note = ?, version = ?, url = ?, draft = ?, draftSecret = ?, dataKey = ?
  WHERE id = ? AND workspaceId = ?`

/** Saves a profile anew; the version before stays in its versions. Throws NotFoundError, ConflictError `stale-version`. */
export function saveProfile(save: ProfileSave): ProfileRecord {
  const { workspaceId, id, savedById, name, url, draft, exactDraft } = save
  return inTransaction(() => {
    const before = profileRow(workspaceId, id)
    if (before.version !== save.version)
      throw new ConflictError(
        'stale-version',
        `The profile is at version ${before.version}, this save was made from version ${save.version}`,
      )
    const version = before.version + 1
    const { folder = before.folder, tags = tagsOf(before), note = before.note } = save
    const at = now().getTime()
    const { draftSecret, dataKey } = sealDraft({ table: 'Profile', row: id }, exactDraft)
    statement(UPDATE).run(
      at,
      name,
      folder,
      JSON.stringify(tags),
      note,
      version,
      url,
      JSON.stringify(draft),
      draftSecret,
      dataKey,
      id,
      workspaceId,
    )
    writeVersion({ id, version, savedById, at, name, folder, tags, note, url, draft, exactDraft })
    return toProfile(profileRow(workspaceId, id))
  })
}
