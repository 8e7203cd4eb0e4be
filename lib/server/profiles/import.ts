import 'server-only'
import { ConflictError, InputError, type InputProblem } from '@/lib/core/errors/errors'
import { placeholdersOf } from '@/lib/core/handshake/substitute'
import { PROFILE_FILE_LIMITS, type ProfileContent, readProfileFile, readProfileValue } from '@/lib/core/interchange/profile-file'
import type { Caller } from '@/lib/server/auth/authorise'
import { type ImportStep, importProfiles } from '@/lib/server/store/profiles/import-profiles'
import { namesakes } from '@/lib/server/store/profiles/namesakes'
import type { ProfileSummary } from '@/lib/server/store/types'
import { storedForms } from './profile-view'

export type OnDuplicate = 'rename' | 'replace' | 'refuse'
export type ProfilesToImport = {
  /** The text of a file with its name, or what is in it. */
  readonly files: readonly ({ readonly name?: string; readonly text: string } | Readonly<Record<string, unknown>>)[]
  readonly onDuplicate?: OnDuplicate
  /** Folder to put them in; their own folders stand in it. */
  readonly folder?: string
}
export type ImportedProfile = {
  readonly id: string
  readonly name: string
  readonly folder: string
  readonly version: number
  readonly action: 'created' | 'renamed' | 'replaced'
  /** Name of the file it came from. */
  readonly file: string
  /** Names of the placeholders that need a value, secrets among them. */
  readonly placeholders: readonly string[]
}

type Found = { readonly file: string; readonly profile: ProfileContent }
const MOST_TOLD = 5

/**
 * Saves the profiles of files, all of them or none, and reports what became of each. Throws InputError that names file and field,
 * ConflictError `duplicate-names` where a name is taken and nothing says what to do then.
 */
export function importProfileFiles(caller: Caller, { files, onDuplicate = 'refuse', folder = '' }: ProfilesToImport) {
  const found = readAll(files).map(({ file, profile }): Found => {
    const inside = [folder, profile.folder].filter((part) => part !== '').join('/')
    return { file, profile: { ...profile, folder: inside } }
  })
  if (found.length > PROFILE_FILE_LIMITS.profiles)
    throw new InputError('too-many-profiles', `The files hold ${found.length} profiles: expected at most ${PROFILE_FILE_LIMITS.profiles}`)
  const taken = new Map<string, ProfileSummary | 'now'>()
  const holder = (where: string, name: string) => taken.get(keyOf(where, name)) ?? namesakes(caller.workspaceId, where, name)[0]
  const twice = new Set<string>()
  const duplicates: string[] = []
  const steps = found.map(({ profile }): { readonly step: ImportStep; readonly action: ImportedProfile['action'] } => {
    const other = holder(profile.folder, profile.name)
    if (other === 'now') twice.add(shownName(profile))
    if (other !== undefined && onDuplicate === 'refuse') duplicates.push(shownName(profile))
    const name = other === undefined || onDuplicate !== 'rename' ? profile.name : freeName(profile, holder)
    taken.set(keyOf(profile.folder, name), 'now')
    const { folder: where, tags, note, request } = profile
    const content = { name, folder: where, tags, note, ...storedForms(caller, request) }
    if (other === undefined || other === 'now' || onDuplicate !== 'replace')
      return {
        step: { create: { workspaceId: caller.workspaceId, createdById: caller.personId, ...content } },
        action: name === profile.name ? 'created' : 'renamed',
      }
    const save = { workspaceId: caller.workspaceId, savedById: caller.personId, id: other.id, version: other.version, ...content }
    return { step: { save }, action: 'replaced' }
  })
  if (onDuplicate !== 'rename' && twice.size > 0)
    throw new ConflictError(
      'duplicate-names',
      `${several([...twice])} the files hold more than once: rename one, or choose to rename (onDuplicate)`,
    )
  if (duplicates.length > 0)
    throw new ConflictError(
      'duplicate-names',
      `${several(duplicates)} there ${duplicates.length === 1 ? 'is' : 'are'} already: choose what to do then (onDuplicate: "rename" or "replace"). Nothing was imported`,
    )
  const saved = importProfiles(steps.map(({ step }) => step))
  const items = saved.map(({ id, name, folder: where, version }, at): ImportedProfile => {
    const { file = '', profile } = found[at] ?? {}
    const action = steps[at]?.action ?? 'created'
    return { id, name, folder: where, version, action, file, placeholders: profile === undefined ? [] : placeholdersOf(profile.request) }
  })
  return { items, total: items.length }
}

function readAll(files: ProfilesToImport['files']): Found[] {
  const problems: InputProblem[] = []
  const found: Found[] = []
  files.forEach((one, at) => {
    const given = typeof one.text === 'string'
    const file = given && typeof one.name === 'string' && one.name !== '' ? one.name : `files[${at}]`
    const read = given ? readProfileFile(String(one.text)) : readProfileValue(one)
    if (read.ok) for (const profile of read.profiles) found.push({ file, profile })
    else
      problems.push(
        ...read.problems.map(({ path, message }) => ({
          path: `files[${at}]${path === '' ? '' : `.${path}`}`,
          message: `${file}: ${message}`,
        })),
      )
  })
  const [first] = problems
  if (first !== undefined) throw new InputError('bad-profile-file', `${first.message}. Nothing was imported`, problems.slice(0, 20))
  return found
}

const keyOf = (folder: string, name: string) => `${folder}\u0000${name}`
const shownName = ({ folder, name }: ProfileContent) => `“${folder === '' ? '' : `${folder}/`}${name}”`

function several(names: readonly string[]): string {
  const more = names.length - MOST_TOLD
  return more > 0 ? `${names.slice(0, MOST_TOLD).join(', ')} and ${more} more` : names.join(', ')
}

/** The name with the first number behind it that is free. */
function freeName({ folder, name }: ProfileContent, holder: (folder: string, name: string) => unknown): string {
  for (let n = 2; ; n++) {
    const ending = ` (${n})`
    const free = `${name.slice(0, 200 - ending.length)}${ending}`
    if (holder(folder, free) === undefined) return free
  }
}
