import type { InputProblem } from '../errors/errors'
import type { RequestDraft } from '../handshake/draft'
import { secretsAsPlaceholders } from '../handshake/secrets-as-placeholders'
import { draftShape } from './draft-shape'
import { LABEL_LIMITS, readFolder, readTags } from './labels'
import { fields, isRecord, list, oneOf, problemsOf, type Shape, text } from './shape'
import { stableJson } from './stable-json'

/** Where an installation serves the JSON Schema of these files. */
export const PROFILE_SCHEMA = '/schemas/profile-1.json'
export const PROFILE_FILE_VERSION = 1
/** What one import may hold. */
export const PROFILE_FILE_LIMITS = { characters: 8 * 1024 * 1024, profiles: 1000 } as const

/** A profile as files carry it: no ids, no versions, no secrets. */
export type ProfileContent = {
  readonly name: string
  readonly folder: string
  readonly tags: readonly string[]
  readonly note: string
  readonly request: RequestDraft
}
export type ProfileFile =
  | { readonly ok: true; readonly profiles: readonly ProfileContent[] }
  /** `path` leads into the file; empty where all of it is meant. */
  | { readonly ok: false; readonly problems: readonly InputProblem[] }

/** One profile as a file that fits version control: stable order, secrets as `{{secret:name}}`, a line feed at the end. */
export function writeProfileFile(profile: ProfileContent): string {
  return stableJson({ $schema: PROFILE_SCHEMA, sockscope: 'profile', version: PROFILE_FILE_VERSION, ...content(profile) })
}

/** Several profiles as one file, in the order of folder and name. */
export function writeCollectionFile(profiles: readonly ProfileContent[]): string {
  const key = ({ folder, name }: ProfileContent) => `${folder}\u0000${name}`
  const sorted = [...profiles].sort((a, b) => (key(a) < key(b) ? -1 : key(a) > key(b) ? 1 : 0))
  return stableJson({ $schema: PROFILE_SCHEMA, sockscope: 'profiles', version: PROFILE_FILE_VERSION, profiles: sorted.map(content) })
}

function content({ name, folder, tags, note, request }: ProfileContent) {
  return { name, folder, tags, note, request: secretsAsPlaceholders(request) }
}

const PROFILE: Readonly<Record<string, Shape>> = {
  name: text(200, 1),
  folder: text(4 * LABEL_LIMITS.folder),
  tags: list(text(), 4 * LABEL_LIMITS.tags),
  note: text(20_000),
  request: draftShape,
}
const HEAD: Readonly<Record<string, Shape>> = { $schema: text(1000), sockscope: oneOf('profile', 'profiles'), version: oneOf(1) }
const NEEDED = ['name', 'request']
const one = fields({ ...HEAD, ...PROFILE }, NEEDED)
const many = fields({ ...HEAD, profiles: list(fields(PROFILE, NEEDED), PROFILE_FILE_LIMITS.profiles) }, ['profiles'])

/** Reads a file of one profile or several. Never throws: what is wrong is told in sentences, and nothing is read then. */
export function readProfileFile(text: string): ProfileFile {
  if (text.length > PROFILE_FILE_LIMITS.characters)
    return refused(`The file has ${text.length} characters: expected at most ${PROFILE_FILE_LIMITS.characters}`)
  const parsed = parse(text)
  return parsed.ok ? readProfileValue(parsed.value) : refused(parsed.message)
}

/** The same of a value that was read from JSON already. */
export function readProfileValue(value: unknown): ProfileFile {
  if (!isRecord(value) || (value.sockscope !== 'profile' && value.sockscope !== 'profiles'))
    return refused('The file is JSON without "sockscope": "profile": expected a profile that Sockscope exported')
  if (value.version !== PROFILE_FILE_VERSION) {
    const seen = typeof value.version === 'number' ? String(value.version) : value.version === undefined ? 'missing' : 'no number'
    return refused(`The version of the file is ${seen}: this Sockscope reads version ${PROFILE_FILE_VERSION}`, 'version')
  }
  const problems = problemsOf(value.sockscope === 'profile' ? one : many, value)
  if (problems.length > 0) return { ok: false, problems }
  const found = (value.sockscope === 'profile' ? [value] : value.profiles) as readonly PartialProfile[] // safe: the shape was just checked
  const read = found.map((profile, at) => readLabels(profile, value.sockscope === 'profile' ? '' : `profiles[${at}].`))
  const wrong = read.flatMap((profile) => ('path' in profile ? [profile] : []))
  if (wrong.length > 0) return { ok: false, problems: wrong.slice(0, 20) }
  return { ok: true, profiles: read.flatMap((profile) => ('path' in profile ? [] : [profile])) }
}

type PartialProfile = Pick<ProfileContent, 'name' | 'request'> & Partial<ProfileContent>

function readLabels({ name, folder = '', tags = [], note = '', request }: PartialProfile, at: string): ProfileContent | InputProblem {
  const [path, words] = [readFolder(folder), readTags(tags)]
  if (name.trim() === '') return { path: `${at}name`, message: 'The name is empty: expected at least one character' }
  if (!path.ok) return { path: `${at}folder`, message: path.message }
  if (!words.ok) return { path: `${at}tags`, message: words.message }
  return { name: name.trim(), folder: path.value, tags: words.value, note, request }
}

function parse(text: string): { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string } {
  // Editors on Windows put a byte order mark before JSON.
  const json = text.startsWith('\ufeff') ? text.slice(1) : text
  if (json.trim() === '') return { ok: false, message: 'The file is empty: expected a profile in JSON' }
  try {
    return { ok: true, value: JSON.parse(json) as unknown }
  } catch (error) {
    // The engine's own message quotes the file, which may hold secrets: only the place is told.
    const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1]
    const line = position === undefined ? null : json.slice(0, Number(position)).split('\n').length
    return {
      ok: false,
      message: `The file is no JSON${line === null ? '' : ` (line ${line})`}: expected a profile that Sockscope exported`,
    }
  }
}

function refused(message: string, path = ''): ProfileFile {
  return { ok: false, problems: [{ path, message }] }
}
