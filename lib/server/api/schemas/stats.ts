import 'server-only'
import { z } from 'zod'
import { OUTCOME_KINDS } from '../../stats/outcome-kinds'
import { TIMED_PHASES } from '../../stats/phases'
import { historyFilters, OUTCOMES } from './attempt'
import { id, named, query, time } from './common'

export const MOST_BUCKETS = 400
export const statsQuery = z.strictObject({ ...historyFilters, buckets: query.whole(1, MOST_BUCKETS).optional() })

const outcomeCounts = named(
  'OutcomeCounts',
  z.record(z.enum(OUTCOME_KINDS), z.int()),
  'How many attempts of each outcome; `none`: not known yet, or never known',
)
const latencies = named(
  'PhaseLatencies',
  z.partialRecord(z.enum(TIMED_PHASES), z.object({ count: z.int(), p50: z.number(), p95: z.number() })),
  'Milliseconds each phase of the handshake took on its own, by nearest rank; `request`: until the request was written, `firstByte`: from there to the first octet of the answer, `head`: from there to the end of its head',
)
const seen = z.object({ outcome: z.enum(OUTCOMES), status: z.int().nullable() })

export const stats = named(
  'Stats',
  z.object({
    from: time.nullable(),
    to: time.nullable(),
    bucketMs: z.int().nullable(),
    outcomes: z.array(z.object({ at: time, counts: outcomeCounts })).describe('Every bucket, also those without an attempt'),
    hosts: z.array(
      z.object({
        host: z.string(),
        total: z.int(),
        outcomes: outcomeCounts,
        counts: z.array(z.int()).describe('Attempts of each bucket'),
        accepted: z.array(z.int()).describe('The accepted ones of them'),
      }),
    ),
    otherHosts: z.object({ hosts: z.int(), total: z.int() }).nullable(),
    phases: latencies.describe('Over the whole time'),
    latency: z.array(z.object({ at: time, count: z.int(), phases: latencies })).describe('Buckets with an attempt'),
    causes: z.array(
      z.object({
        id: z.string(),
        title: z.string().nullable(),
        count: z.int(),
        lastAt: time,
        attemptId: id.describe('The newest with it'),
      }),
    ),
    otherCauses: z.int().describe('How many more causes there are'),
    changed: z
      .array(
        z.object({
          host: z.string(),
          url: z.string(),
          profileId: id.nullable(),
          from: seen,
          to: seen,
          at: time,
          before: id.describe('The last attempt with the outcome from before'),
          after: id.describe('The first attempt with the outcome of now'),
        }),
      )
      .describe('URLs, each by itself or with a profile, whose newest outcome is another than before; the newest change first'),
    otherChanged: z.int(),
    total: z.int(),
    totalIsExact: z.boolean(),
    limits: z.array(z.string()).describe('What was left out, in sentences'),
  }),
  'What the plots of the history show; times are UTC',
)
export type Stats = z.output<typeof stats>
