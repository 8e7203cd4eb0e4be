import 'server-only'
import { z } from 'zod'
import { attemptView, startQuery } from './attempt'
import { id, named, pageOf, query, time } from './common'
import { requestDraft } from './draft'

const name = z.string().trim().min(1).max(200)
const note = z.string().max(20_000)

const summaryFields = {
  id,
  workspaceId: id,
  createdById: id,
  createdAt: time,
  updatedAt: time,
  name: z.string(),
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
      createdAt: time,
      name: z.string(),
      note: z.string(),
      url: z.string(),
      request: requestDraft,
    }),
  ),
})

export const newProfile = named(
  'NewProfile',
  z.union([z.strictObject({ name, note: note.optional(), request: requestDraft }), z.strictObject({ from: id })]),
  'A draft to save, or `from`: the profile to copy',
)
export const profileSave = named(
  'ProfileSave',
  z.strictObject({ version: z.int().min(1), name, note: note.optional(), request: requestDraft }),
  '`version` is the one this save was made from; 409 when it is not the stored one',
)
export const profilesQuery = z.strictObject({ q: query.text.optional(), limit: query.limit(200), cursor: query.text.optional() })

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
