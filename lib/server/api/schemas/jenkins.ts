import 'server-only'
import { z } from 'zod'
import { base64, named, time } from './common'

export const probeBody = z.strictObject({
  host: z.string().min(1).max(300).describe('A name or an address, without scheme and port'),
  port: z.int().min(1).max(65_535),
  nodeName: z.string().max(65_536).optional().describe('With `secret`: a dry run of the credentials. The node never comes online'),
  secret: z
    .string()
    .optional()
    .describe('64 lower-case hex digits; sent once, and only to the key of X-Instance-Identity where that is known'),
  protocols: z
    .array(z.string().max(100))
    .max(16)
    .optional()
    .describe('Protocols to ask for by name; default: every one that Jenkins ever had'),
  jenkinsUrl: z.string().max(2_048).optional().describe('Root of the controller: its pages tell port, identity and protocols'),
  answerMs: z.int().min(50).max(30_000).optional().describe('How long each answer is waited for; default 5000'),
  kafka: z
    .strictObject({
      brokers: z.string().min(1).max(1_000).describe('`host:port` with commas between, at most eight'),
      jenkinsUrl: z.string().max(2_048).optional().describe('Where it differs from `jenkinsUrl`: its host and port are part of the topic'),
      nodeName: z.string().max(300).optional(),
    })
    .optional()
    .describe('Legacy: the topic of an agent of the Remoting Kafka plugin. Only metadata is asked for'),
  sendOddSecret: z.boolean().optional().describe('Send a secret that is not 64 lower-case hex digits'),
})

const nullableText = z.string().nullable()
const range = z.object({ from: nullableText, to: nullableText })

const step = named(
  'ProbeStep',
  z.object({
    id: z.string(),
    title: z.string(),
    state: z.enum(['passed', 'noticed', 'failed', 'skipped']),
    says: z.string(),
    at: z.number().describe('Milliseconds since the probe began'),
    ms: z.number(),
    address: nullableText,
    waited: z.number().describe('Milliseconds waited for our own other connections to the same place'),
    exchanges: z.array(
      z.object({
        direction: z.enum(['sent', 'received']),
        layer: z.enum(['plain', 'tls']).describe('`tls`: inside TLS, in plain text'),
        at: z.number(),
        bytes: base64.describe('At most 16 KiB; secrets as `*`'),
        length: z.int(),
        truncated: z.boolean(),
        says: nullableText,
      }),
    ),
    tls: z
      .object({
        version: nullableText,
        cipher: nullableText,
        subject: z.string(),
        validFrom: z.string(),
        validTo: z.string(),
        fingerprint256: z.string(),
        identityFingerprint: z.string().describe('MD5 of the public key, as agents print it'),
        matchesIdentity: z.boolean().nullable(),
      })
      .nullable(),
    failure: z.object({ phase: z.string(), code: z.string(), detail: z.string() }).nullable(),
  }),
  'One step of a probe: mostly one connection',
)

const diagnosis = z.object({
  id: z.string(),
  title: z.string(),
  confidence: z.enum(['certain', 'likely', 'possible']),
  basis: z.enum(['measured', 'source', 'documented', 'reported', 'unverified']),
  weight: z.enum(['problem', 'notice', 'good']),
  evidence: z.array(z.object({ text: z.string(), step: z.string() })),
  cause: z.string(),
  remedy: z.string(),
  source: z.string(),
})

export const probeAnswer = named(
  'JenkinsTcpProbe',
  z.object({
    host: z.string(),
    port: z.int(),
    startedAt: time,
    ms: z.int(),
    summary: z.string(),
    outcome: z.enum(['accepted', 'refused', 'listener', 'not-listener', 'unreachable', 'blocked', 'stopped']),
    steps: z.array(step),
    controller: z.object({
      version: nullableText,
      range: range.nullable(),
      evidence: z.array(range.extend({ says: z.string() })),
      session: nullableText,
      client: nullableText,
      server: nullableText,
      remotingMinimumVersion: nullableText,
    }),
    protocols: z.array(
      z.object({
        name: z.string(),
        status: z.enum(['active', 'deprecated', 'vendor', 'test', 'unknown']),
        listed: z.boolean().nullable(),
        spoken: z.enum(['yes', 'no', 'disabled', 'unclear']).nullable(),
        about: z.string(),
        advice: nullableText,
      }),
    ),
    diagnoses: z.array(diagnosis),
    warnings: z.array(z.string()),
    kafka: z
      .object({
        topic: z.string(),
        found: z.boolean(),
        says: z.string(),
        brokers: z.array(z.object({ id: z.int(), host: z.string(), port: z.int() })),
        partitions: z.array(z.object({ id: z.int(), leader: z.int(), carries: z.string() })),
      })
      .nullable()
      .describe('Legacy: what Kafka brokers know of the topic of the agent'),
  }),
  'What a probe of a Jenkins TCP agent listener saw, step by step, and what it means',
)
