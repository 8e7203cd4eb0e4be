import 'server-only'
import { z } from 'zod'
import type { LadderPlanView, LadderView } from '@/lib/core/ladder/view'
import { id, named, query, time } from './common'
import { requestDraft } from './draft'
import { edit } from './verdict'

const kind = z.enum(['changes', 'origins'])
const credentials = z.enum(['cookie', 'token', 'none'])

const row = named(
  'LadderRow',
  z.object({
    id: z.string(),
    cause: z.string(),
    change: z.object({ title: z.string(), sideEffect: z.string(), edits: z.array(edit) }),
    sideEffect: z.string(),
    state: z.enum(['planned', 'running', 'done', 'not-applicable', 'not-run']),
    reason: z.string().nullable(),
    attemptId: id.nullable(),
    outcome: z.string().nullable(),
    status: z.int().nullable(),
    opens: z.boolean(),
    answer: z.string().nullable(),
    ms: z.number().nullable(),
    summary: z.string(),
    effect: z.enum(['opens', 'refuses', 'answers', 'differs', 'same', 'no-answer']).nullable(),
    flips: z.boolean(),
    means: z.string().nullable(),
    cell: z.object({ origin: z.string(), credentials }).nullable(),
  }),
  'The request with one change, the attempt that tried it, and what it shows beside the request as it is',
)
const plan = z.object({
  kind,
  url: z.string(),
  safe: z.string().nullable(),
  rows: z.array(row),
  matrix: z
    .object({
      origins: z.array(
        z.object({
          id: z.string(),
          title: z.string(),
          origin: z.string().nullable(),
          kind: z.enum(['own', 'absent', 'cross-site', 'same-site']),
          about: z.string(),
        }),
      ),
      credentials: z.array(credentials),
    })
    .nullable(),
})
const ladderShape = plan.extend({
  id,
  createdAt: time,
  endedAt: time.nullable(),
  state: z.enum(['running', 'done', 'stopped', 'interrupted']),
  stopped: z.string().nullable(),
  attemptId: id.nullable(),
  baseline: row,
  waitMs: z.number().nullable(),
  flips: z.array(z.string()),
  culprit: z.string().nullable(),
  sentence: z.string(),
  hijacking: z.enum(['shown', 'refuted', 'open']).nullable(),
  details: z.array(z.string()),
  report: z.string().nullable(),
})
export const ladderPlan = named('LadderPlan', plan, 'The rows a ladder would have, with what each does at the endpoint')
export const ladderView = named('Ladder', ladderShape, 'A ladder: the same request again, each time with one change')

type ReadonlyDeep<T> = T extends (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
    : T
/** Compile only while every field of the views stands in the schemas with a type that fits. */
export type DocumentsEveryField = LadderView extends ReadonlyDeep<z.input<typeof ladderShape>> ? true : never
export type DocumentsEveryPlanField = LadderPlanView extends ReadonlyDeep<z.input<typeof plan>> ? true : never

/** A draft, or an attempt whose draft is taken with its secrets. */
export const ladderBody = z.strictObject({
  kind,
  request: requestDraft.optional(),
  attemptId: id.optional(),
  rows: z.array(z.string().min(1).max(200)).max(100).optional(),
})
export const ladderQuery = z.strictObject({ wait: z.enum(['end']).optional(), timeoutMs: query.whole(0, 60_000).optional() })
