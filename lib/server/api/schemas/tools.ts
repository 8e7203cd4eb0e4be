import 'server-only'
import { z } from 'zod'
import type { ImportFormat } from '@/lib/core/interchange'
import { named } from './common'
import { requestDraft } from './draft'
import { diagnosis, verdictView } from './verdict'

export const lintBody = z.strictObject({ request: requestDraft })
export const lintAnswer = named(
  'Lint',
  z.object({
    bytes: z.string(),
    protocol: z.enum(['http/1.1', 'h2']),
    fields: z.array(z.tuple([z.string(), z.string()])).nullable(),
    leftOut: z.array(z.object({ entry: z.int(), name: z.string(), why: z.string() })),
    verdicts: z.array(verdictView),
    placeholders: z.array(z.string()),
  }),
  'The octets that would be sent (base64, secrets masked) and what the request rules say of them. Over HTTP/2 `fields` are what is sent, `bytes` is their rendering, and `leftOut` are the lines of the draft that HTTP/2 has no place for',
)

export const importBody = z.strictObject({
  text: z.string().min(1).max(1_048_576),
  format: z
    .enum([
      'auto',
      'curl',
      'wscat',
      'websocat',
      'powershell',
      'fetch',
      'har',
      'postman',
      'insomnia',
      'url',
      'url-list',
      'raw',
      'profile',
      'agent-log',
    ] satisfies readonly (ImportFormat | 'auto')[])
    .optional()
    .describe('What the text is; `auto`, the default, finds it out'),
})
export const importAnswer = named(
  'Import',
  z.object({
    format: z.string(),
    drafts: z.array(requestDraft),
    notes: z.array(z.object({ code: z.string(), text: z.string(), apply: requestDraft.optional() })),
    placeholders: z.array(
      z.object({
        token: z.string(),
        where: z.array(z.string()),
        suggestion: z.string(),
        secret: z.boolean(),
        example: z.string().optional(),
      }),
    ),
    problems: z.array(z.object({ message: z.string(), start: z.int(), end: z.int() })),
    diagnoses: z.array(diagnosis),
  }),
)

export const policyTestBody = z.strictObject({ url: z.string().max(65_536), connectTo: z.string().max(300).optional() })
export const policyTestAnswer = named(
  'PolicyDecision',
  z.object({
    allowed: z.boolean(),
    url: z.string(),
    host: z.string(),
    port: z.int(),
    addresses: z.array(z.object({ address: z.string(), allowed: z.boolean(), reason: z.string() })),
    because: z.string(),
  }),
)

export const health = named(
  'Health',
  z.object({
    status: z.enum(['ok', 'failing']),
    version: z.string(),
    database: z.object({
      provider: z.string(),
      ok: z.boolean(),
      integrity: z.enum(['unchecked', 'checking', 'sound', 'damaged']).describe('What reading every page of it said'),
      detail: z.string().optional(),
    }),
    uptimeSeconds: z.number(),
    openSessions: z.int(),
  }),
)

export const notices = z.object({
  items: z.array(
    z.object({ id: z.enum(['disk-full', 'database-damaged', 'clock-behind']), level: z.enum(['fail', 'warn']), text: z.string() }),
  ),
})

/** A list of things that are described by themselves. */
export const catalogue = z.object({ items: z.array(z.record(z.string(), z.unknown())) }).loose()

const entries = z.array(z.string().trim().min(1).max(300)).max(500)
/** Where this installation may connect, as an owner sets it. */
export const policyBody = z.strictObject({
  base: z
    .enum(['auto', 'private', 'public'])
    .describe('`private`: every class of address; `public`: public ones only; `auto`: public where others can reach this server'),
  allow: entries.describe('Addresses and ranges, each with or without a port'),
  deny: entries.describe('The same, and names'),
})

export const policy = named(
  'Policy',
  z
    .object({
      blocked: z.array(z.object({ reason: z.string(), title: z.string() })),
      ownListeners: z.array(z.unknown()),
      unixSockets: z.array(z.string()).describe('Paths that a draft may name in network.socketPath'),
      practice: z.unknown(),
      set: policyBody.describe('As an owner set it'),
      base: z.enum(['private', 'public']).describe('What `auto` comes to now'),
    })
    .loose(),
)
