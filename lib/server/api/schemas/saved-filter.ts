import 'server-only'
import { z } from 'zod'
import { historyFilters } from './attempt'
import { id, named, time } from './common'

export const SORTS = ['newest', 'oldest', 'longest', 'shortest'] as const
/** Beginnings that move along with the clock; the page turns them into `from`. */
export const SINCE = ['hour', 'today', '24h', '7d', '30d'] as const

const filter = z
  .strictObject({
    ...historyFilters,
    since: z.enum(SINCE).describe('A beginning that moves along with the clock, in the place of `from`').optional(),
  })
  .describe('Values as in the query of GET /api/attempts, all of them text')

export const savedFilterBody = z.strictObject({ name: z.string().trim().min(1).max(100), filter, sort: z.enum(SORTS).default('newest') })

export const savedFilter = named(
  'SavedFilter',
  z.object({
    id,
    name: z.string(),
    filter: z.record(z.string(), z.string()).describe('Values as in the query of GET /api/attempts, and `since`'),
    sort: z.enum(SORTS),
    createdBy: z.string().describe('Who saved it'),
    mine: z.boolean().describe('The caller saved it'),
    createdAt: time,
  }),
  'A filter of the history under a name, for everybody in the workspace',
)
export const savedFilters = z.object({ items: z.array(savedFilter) })
