import 'server-only'
import { InputError } from '@/lib/core/errors/errors'
import { PROFILE_FILE_LIMITS, type ProfileContent, writeCollectionFile, writeProfileFile } from '@/lib/core/interchange/profile-file'
import type { Caller } from '@/lib/server/auth/authorise'
import { listProfiles } from '@/lib/server/store/profiles/list-profiles'
import { readProfile, readProfileSecrets } from '@/lib/server/store/profiles/read-profile'
import type { ProfileFilters } from '@/lib/server/store/types'

export type ProfileFileToSave = { readonly name: string; readonly type: string; readonly pieces: AsyncIterable<string> }

/** One profile as a file, secrets as placeholders. Throws NotFoundError, InputError `encrypted`. */
export function exportProfile(caller: Caller, id: string): ProfileFileToSave {
  const profile = contentOf(caller, id)
  return fileOf(`${slug(profile.name)}.profile.json`, writeProfileFile(profile))
}

/** All profiles that the filters let through as one file. Throws InputError where they are none, or too many for an import. */
export async function exportProfiles(caller: Caller, filters: ProfileFilters): Promise<ProfileFileToSave> {
  const { items, total } = await listProfiles(caller.workspaceId, filters, { limit: PROFILE_FILE_LIMITS.profiles })
  if (total === 0) throw new InputError('nothing-to-export', 'No profile is found by these filters: there is nothing to export')
  if (total > items.length)
    throw new InputError('too-many-profiles', `${total} profiles are found: a file holds at most ${items.length}, export folder by folder`)
  const name = filters.folder === undefined || filters.folder === '' ? 'sockscope' : slug(filters.folder)
  return fileOf(`${name}.profiles.json`, writeCollectionFile(items.map(({ id }) => contentOf(caller, id))))
}

function contentOf({ workspaceId }: Caller, id: string): ProfileContent {
  const { name, folder, tags, note } = readProfile(workspaceId, id)
  const { keptFrom: _, ...request } = readProfileSecrets(workspaceId, id).exactDraft
  return { name, folder, tags, note, request }
}

function fileOf(name: string, text: string): ProfileFileToSave {
  const pieces = async function* () {
    yield text
  }
  return { name, type: 'application/json', pieces: pieces() }
}

/** A name that any file system takes. */
function slug(text: string): string {
  const plain = text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .slice(0, 80)
    .replace(/^-+|-+$/g, '')
  return plain === '' ? 'profile' : plain.toLowerCase()
}
