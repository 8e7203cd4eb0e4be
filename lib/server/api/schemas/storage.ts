import 'server-only'
import { z } from 'zod'
import { named } from './common'

const bytes = z.number().describe('Octets')
const time = z.iso.datetime()
const amount = z.object({ attempts: z.int(), bytes })
const byHost = amount.extend({ host: z.string() })
const otherHosts = amount.extend({ hosts: z.int() })

const limitShape = {
  maxDays: z.int().min(1).max(36_500).nullable(),
  maxAttempts: z.int().min(1).max(100_000_000).nullable(),
  maxBytes: z.int().min(1_000_000).max(1_000_000_000_000_000).nullable(),
}
const rules = z.strictObject({
  general: z.strictObject(limitShape),
  hosts: z
    .array(z.strictObject({ host: z.string().min(1).max(300), ...limitShape }))
    .max(100)
    .readonly(),
})
export const retentionBody = z.strictObject({ rules })
const removal = amount.extend({
  oldest: time.nullable(),
  newest: time.nullable(),
  byAge: z.int(),
  byAttempts: z.int(),
  byBytes: z.int(),
})

export const retentionView = named(
  'Retention',
  z.object({
    rules,
    on: z.boolean(),
    rowBytes: bytes.describe('What an attempt counts beside its facts and kept view, octets'),
    lookedAt: time.nullable(),
    runs: z.array(z.object({ at: time, attempts: z.int(), bytes, byAge: z.int(), byAttempts: z.int(), byBytes: z.int() })).readonly(),
    clock: z.object({ aheadMs: z.number(), held: z.boolean(), believedInMs: z.number() }).nullable(),
  }),
  'The rules (null is no limit; a host with a rule of its own is kept by that alone), the last runs that removed something, and `clock` where it went ahead of the time that was run: while `held`, nothing is removed for its age',
)
export const retentionPreview = named(
  'RetentionPreview',
  z.object({
    rules: z.array(z.object({ host: z.string().nullable(), kept: amount, removed: removal })),
    removed: removal,
    hosts: z.array(byHost).readonly(),
    otherHosts,
    pinned: amount,
    running: amount,
  }),
  'What the rules would remove now, by rule (`host` null is the general one) and by host; pinned attempts do not count and stay, running ones stay',
)

const order = z.object({
  id: z.string(),
  kind: z.enum(['restore', 'rebuild']),
  from: z.string(),
  at: time,
  by: z.string(),
  before: z.string().describe('The name under which the database of before is kept'),
})
export const backup = named(
  'Backup',
  z.object({
    name: z.string(),
    at: time,
    bytes,
    reason: z.enum(['asked', 'migration', 'restore', 'unknown']),
    by: z.string().nullable(),
    version: z.string().nullable(),
    attempts: z.int().nullable(),
  }),
  'A copy of the database; what is not known of it is null',
)
export const storageView = named(
  'Storage',
  z.object({
    files: z.object({
      database: bytes,
      log: bytes.describe('Octets of the write-ahead log'),
      free: bytes.describe('Octets of the database that are used again before it grows'),
      search: bytes,
      backups: bytes,
      disk: z.object({ free: bytes, total: bytes }),
    }),
    kinds: z.object({ facts: bytes, views: bytes, rest: bytes }).nullable(),
    usage: amount
      .extend({
        pinned: amount,
        oldest: time.nullable(),
        newest: time.nullable(),
        hosts: z.array(byHost).readonly(),
        otherHosts,
        factBytes: bytes,
        viewBytes: bytes,
        countedAt: time,
      })
      .nullable()
      .describe('What the history takes; null where counting took too long'),
    sessions: z.int().describe('Attempts that run'),
    job: z
      .object({ kind: z.enum(['backup', 'compact', 'restore']), startedAt: time, by: z.string(), done: bytes, total: bytes })
      .nullable(),
    compaction: z.object({ by: z.enum(['steps', 'rebuild']), givesBack: bytes, needs: bytes }),
    backups: z.array(backup).readonly(),
    mostBackups: z.int(),
    uploaded: bytes,
    waits: order.nullable().describe('What the next start does'),
    lastRestore: order.nullable(),
    restartsItself: z.boolean(),
  }),
)

export const compactBody = z.strictObject({ endSessions: z.boolean().optional() })
export const compactAnswer = named('Compacted', z.object({ givenBack: bytes, restarts: z.enum(['no', 'now', 'by-hand']) }))

/** Octets of one piece of an upload. */
export const PIECE_BYTES = 2_097_152
export const uploadBody = z.strictObject({
  at: z.int().min(0).max(Number.MAX_SAFE_INTEGER).describe('Where the piece begins; 0 begins anew'),
  base64: z
    .base64()
    .min(1)
    .max(Math.ceil(PIECE_BYTES / 3) * 4)
    .describe(`At most ${PIECE_BYTES} octets`),
})
export const uploadAnswer = named('Uploaded', z.object({ received: bytes }))

export const restoreBody = z.strictObject({
  backup: z.string().max(160).nullable().describe('Name of a copy in the list; null: what was uploaded'),
  name: z.string().max(200).optional().describe('What the upload is called'),
  endSessions: z.boolean().optional().describe('That sessions run and end by it was seen'),
})
export const restoreAnswer = named(
  'RestoreOrdered',
  z.object({ id: z.string(), restarts: z.enum(['now', 'by-hand']), attempts: z.int(), migrations: z.int() }),
  'The copy was checked and takes the place of the database at the next start; `now`: the server starts again by itself',
)
