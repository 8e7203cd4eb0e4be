import 'server-only'
import { z } from 'zod'
import { PARTS } from '@/lib/core/report/compare/comparison'
import { OUTCOMES, STATES } from './attempt'
import { id, named, time } from './common'

export const compareQuery = z.strictObject({
  a: id.describe('The attempt before'),
  b: id.describe('The attempt after'),
})

const side = z.object({
  id,
  createdAt: time,
  state: z.enum(STATES),
  outcome: z.enum(OUTCOMES).nullable(),
  status: z.int().nullable(),
  summary: z.string(),
  url: z.string(),
  name: z.string().nullable(),
})

const row = z.object({
  label: z.string(),
  kind: z.enum(['same', 'added', 'removed', 'changed']),
  before: z.string().nullable(),
  after: z.string().nullable(),
  eachTime: z.literal(true).optional(),
  moved: z.literal(true).optional(),
  masked: z.literal(true).optional(),
})
const rows = z.array(row)

export const comparison = named(
  'Comparison',
  z.object({
    a: side,
    b: side,
    sentences: z
      .array(z.object({ text: z.string(), part: z.enum(PARTS) }))
      .describe('What differs, in words; what most likely explains another outcome first'),
    address: rows,
    tls: rows,
    answer: rows,
    request: rows,
    response: rows,
    verdicts: rows,
    diagnoses: rows,
    expectations: rows,
    close: rows,
    timings: rows,
    frames: rows,
  }),
  'Two attempts side by side. `eachTime`: another one in every attempt; `moved`: stands at another place; `masked`: in part hidden',
)

const earlier = z.object({ id, createdAt: time, summary: z.string() }).nullable()

export const lastGood = named(
  'LastGood',
  z.object({
    attempt: earlier.describe('The newest accepted attempt before it; null where there is none'),
    by: z.enum(['profile', 'target']).nullable().describe('What both have in common'),
    previous: earlier.describe('The attempt before it at the same URL, whatever became of it'),
  }),
  'What an attempt can be compared with',
)

const point = z.object({ id, createdAt: time, outcome: z.enum(OUTCOMES).nullable(), status: z.int().nullable() })

export const series = named(
  'Series',
  z.object({
    by: z.enum(['profile', 'url']).describe('What they have in common'),
    points: z.array(point).describe('The oldest first: at most 40 before it, it, at most 20 after it'),
    hiddenBefore: z.int(),
    cut: z.boolean().describe('Older ones than the 5,000 that were looked at may be there'),
    hasMoreAfter: z.boolean(),
    lastGood: point.nullable().describe('The newest accepted one before it'),
    firstFailing: point.nullable().describe('The first that failed after that'),
    failed: z.int().describe('How many failed from that one to it'),
    turns: z.int().describe('How often accepted and failed took turns up to it'),
  }),
  'Attempts of the same profile, else at the same URL, around one of them',
)
