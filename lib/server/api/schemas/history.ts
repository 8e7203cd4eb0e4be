import 'server-only'
import { z } from 'zod'
import { HISTORY_FORMATS } from '@/lib/server/history/export'
import { historyFilters } from './attempt'
import { id, named, query } from './common'

/** Ids in an address, which must not grow long. */
const MOST_IDS_IN_QUERY = 200
const MOST_IDS = 10_000

const includePinned = z.boolean().describe('Pinned attempts go too; absent: they stay').optional()
export const deleteHistoryBody = z.union([
  z.strictObject({ ids: z.array(id).min(1).max(MOST_IDS), includePinned }),
  z.strictObject({
    filter: z.strictObject(historyFilters).describe('As in the query of `GET /api/attempts`; `{}` is every attempt'),
    includePinned,
  }),
])
export const deleteHistoryResult = named(
  'DeletedHistory',
  z.object({
    deleted: z.int(),
    keptPinned: z.int().describe('They are pinned, and stay unless `includePinned`'),
    running: z.int().describe('They run, and stay'),
  }),
  'What became of the attempts that were to go',
)

export const exportHistoryQuery = z.strictObject({
  ...historyFilters,
  format: z.enum(HISTORY_FORMATS).describe('`jsonl` can be imported again'),
  ids: z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(id).min(1).max(MOST_IDS_IN_QUERY))
    .describe(`These attempts instead of those that fit filters; at most ${MOST_IDS_IN_QUERY}, separated by commas`)
    .optional(),
})

export const importHistoryQuery = z.strictObject({
  line: query.whole(1, Number.MAX_SAFE_INTEGER).describe('The number in the file of the line behind the header; default 2').optional(),
  piece: query.flag.describe('`true`: more of the file follows, so its last line is not expected').optional(),
})
export const importHistoryResult = named(
  'ImportedHistory',
  z.object({
    imported: z.int(),
    alreadyThere: z.int().describe('An attempt of that id is there already, and stays as it is'),
    refused: z.array(z.object({ line: z.int(), reason: z.string() })).describe('The first lines that were refused'),
    refusedTotal: z.int(),
    leftOut: z.int().describe('Attempts that the export could not take'),
    problem: z.string().nullable().describe('What is wrong with the file as a whole; what stands before it was imported'),
  }),
  'What became of the lines of a file of exported history',
)
