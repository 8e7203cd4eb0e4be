import 'server-only'
import { z } from 'zod'
import { SECTIONS } from '@/lib/core/changes/draft-parts'
import { LABEL_LIMITS, readFolder, readTags } from '@/lib/core/interchange/labels'
import { PROFILE_FILE_VERSION } from '@/lib/core/interchange/profile-file'
import { attemptView, startQuery } from './attempt'
import { id, named, pageOf, query, time } from './common'
import { requestDraft } from './draft'

const name = z.string().trim().min(1).max(200)
const note = z.string().max(20_000)
/** Says what is wrong in the sentence of the reader, and gives what it read. */
const readBy =
  <Given, Kept>(read: (value: Given) => { readonly ok: true; readonly value: Kept } | { readonly ok: false; readonly message: string }) =>
  (value: Given, context: z.RefinementCtx): Kept => {
    const result = read(value)
    if (result.ok) return result.value
    context.addIssue({ code: 'custom', message: result.message })
    return z.NEVER
  }
const folder = z.string().transform(readBy(readFolder)).describe('A path such as `rancher/prod`; empty at the top')
const tags = z
  .array(z.string())
  .max(4 * LABEL_LIMITS.tags)
  .transform(readBy(readTags))
const labels = { name, folder: folder.optional(), tags: tags.optional(), note: note.optional() }

const summaryFields = {
  id,
  workspaceId: id,
  createdById: id,
  createdAt: time,
  updatedAt: time,
  name: z.string(),
  folder: z.string(),
  tags: z.array(z.string()),
  note: z.string(),
  version: z.int(),
  url: z.string(),
}
export const profileSummary = named('ProfileSummary', z.object(summaryFields))
export const profile = named(
  'Profile',
  z.object({ ...summaryFields, request: requestDraft }),
  'A saved draft; masked values stay in the server',
)
export const profilePage = pageOf(profileSummary)
export const profileVersions = z.object({
  items: z.array(
    z.object({
      profileId: id,
      version: z.int(),
      createdById: id,
      personName: z.string().describe('Who saved it'),
      createdAt: time,
      name: z.string(),
      folder: z.string(),
      tags: z.array(z.string()),
      note: z.string(),
      url: z.string(),
      request: requestDraft,
      changes: z.string().describe('What it changed in the version before, in a line'),
    }),
  ),
  nextBefore: z.int().nullable().describe('`before` of the next page; null where there is none'),
})
export const profileLabels = named(
  'ProfileLabels',
  z.object({
    folders: z.array(z.object({ folder: z.string(), count: z.int() })),
    tags: z.array(z.object({ tag: z.string(), count: z.int() })),
  }),
  'Folders and tags in use, and how many profiles stand in each; a folder does not count those deeper in it',
)
export const profileComparison = named(
  'ProfileComparison',
  z.object({
    a: z.int(),
    b: z.int(),
    rows: z.array(
      z.object({
        section: z.enum(SECTIONS),
        label: z.string(),
        kind: z.enum(['same', 'added', 'removed', 'changed']),
        before: z.string().nullable(),
        after: z.string().nullable(),
        hidden: z.literal(true).optional(),
      }),
    ),
  }),
  'Two versions side by side; `hidden`: what differs is behind the masks of both',
)

export const newProfile = named(
  'NewProfile',
  z.union([z.strictObject({ ...labels, request: requestDraft }), z.strictObject({ from: id })]),
  'A draft to save, or `from`: the profile to copy',
)
export const profileSave = named(
  'ProfileSave',
  z.strictObject({ version: z.int().min(1), ...labels, request: requestDraft }),
  '`version` is the one this save was made from; 409 when it is not the stored one. Folder, tags and note stay where they are not given',
)
const filters = {
  q: query.text.optional(),
  folder: query.text.optional().describe('This folder and those in it'),
  tag: query.text.optional(),
}
export const profilesQuery = z.strictObject({ ...filters, limit: query.limit(200), cursor: query.text.optional() })
export const profilesExportQuery = z.strictObject(filters)
export const versionsQuery = z.strictObject({ limit: query.limit(200), before: query.whole(1, 1_000_000_000).optional() })
export const versionsToCompare = z.strictObject({ a: query.whole(1, 1_000_000_000), b: query.whole(1, 1_000_000_000) })
export const versionRestore = named(
  'ProfileRestore',
  z.strictObject({ version: z.int().min(1) }),
  '`version` is the newest one that is known; 409 when it is not the stored one',
)
export const profileLink = z.object({ url: z.string() })

/** What a file holds; checked by the reader of files, which tells what is wrong with it by its name. */
const profileFile = named(
  'ProfileFile',
  z.strictObject({
    $schema: z.string().optional(),
    sockscope: z.literal('profile'),
    version: z.literal(PROFILE_FILE_VERSION),
    name,
    folder: folder.optional(),
    tags: tags.optional(),
    note: note.optional(),
    request: requestDraft,
  }),
  'A profile as a file; secrets are `{{secret:name}}`',
)
export const profileFileSchema: z.ZodType = profileFile
export const profileImport = named(
  'ProfileImport',
  z.strictObject({
    files: z
      .array(
        z.union([z.strictObject({ name: z.string().max(300).optional(), text: z.string() }), z.looseObject({ sockscope: z.string() })]),
      )
      .min(1)
      .max(1000)
      .describe('The text of each file with its name, or what is in it (a ProfileFile, or several as `{ "sockscope": "profiles", … }`)'),
    onDuplicate: z
      .enum(['rename', 'replace', 'refuse'])
      .optional()
      .describe('What to do where folder and name are taken; default `refuse`'),
    folder: folder.optional(),
  }),
)
export const profilesImported = named(
  'ProfilesImported',
  z.object({
    items: z.array(
      z.object({
        id,
        name: z.string(),
        folder: z.string(),
        version: z.int(),
        action: z.enum(['created', 'renamed', 'replaced']),
        file: z.string(),
        placeholders: z.array(z.string()),
      }),
    ),
    total: z.int(),
  }),
  'What became of each profile, and which placeholders need a value',
)

export const runQuery = startQuery
export const runBody = named(
  'ProfileRun',
  z.strictObject({
    url: z
      .string()
      .min(1)
      .max(65_536)
      .optional()
      .describe('Instead of the URL of the profile; a Host line that the composer wrote follows it'),
    variables: z.record(z.string().max(200), z.string()).optional().describe('Values of placeholders, before those of the profile'),
    environmentId: id.optional(),
    allowSecretsElsewhere: z
      .boolean()
      .optional()
      .describe('Send the masked values of the profile also where `url` or `variables` lead to another host'),
  }),
)
export const runAnswer = named(
  'RunResult',
  z.object({
    ...attemptView.shape,
    passed: z
      .boolean()
      .nullable()
      .describe('Whether all expectations passed, or without any whether the handshake was accepted; null while that is open'),
  }),
  'The attempt of a run with its expectations',
)
