import 'server-only'
import { z } from 'zod'
import type { AttemptView } from '@/lib/core/report/view'
import { PHASES } from '@/lib/core/transcript/failure'
import { PARTS } from '@/lib/server/store/search/parts'
import { MOST_WORDS } from '@/lib/server/store/search/words'
import { gainedName, stepView } from './before-step'
import { id, named, pageOf, query, time } from './common'
import { requestDraft } from './draft'
import { expectationView } from './expectation'
import { head, response } from './head'
import { answeredBy, change, clientView, diagnosis, verdictView } from './verdict'

export const OUTCOMES = ['accepted', 'invalid', 'refused', 'not-http', 'unreachable', 'timed-out', 'blocked', 'aborted'] as const
export const STATES = ['connecting', 'open', 'closing', 'closed', 'interrupted'] as const
export const SORTS = ['newest', 'oldest', 'longest', 'shortest'] as const

const outcome = z.enum(OUTCOMES)
const state = z.enum(STATES)
const ms = z.number().nullable()

const certificate = z.object({
  subject: z.string(),
  issuer: z.string(),
  validFrom: z.string(),
  validTo: z.string(),
  sans: z.array(z.string()),
  serialNumber: z.string(),
  fingerprint256: z.string(),
  der: z.string(),
  key: z.object({ type: z.string(), bits: z.int().optional(), curve: z.string().optional() }).optional(),
})
const by = z.enum(['endpoint', 'us', 'network', 'unknown'])
const failure = z.object({
  phase: z.enum(PHASES),
  code: z.string(),
  detail: z.string(),
  address: z.string().optional(),
  port: z.int().optional(),
  alert: z.int().optional(),
})
const counts = z.object({ framesSent: z.int(), framesReceived: z.int(), bytesSent: z.int(), bytesReceived: z.int() })

/** The verdict before newer rules judged the attempt again. */
const rejudged = z.object({
  at: time,
  rulesVersion: z.string(),
  outcome: outcome.nullable(),
  summary: z.string(),
  appeared: z.array(z.string()),
  gone: z.array(z.string()),
  causes: z.object({ appeared: z.array(z.string()), gone: z.array(z.string()) }).optional(),
})

/** Where an imported attempt comes from. */
const imported = z.object({ at: time, tool: z.string() })

export const attemptViewShape = z.object({
  id,
  createdAt: time,
  endedAt: time.nullable(),
  profileId: id.nullable(),
  repeatOf: id.nullable(),
  name: z.string().nullable(),
  note: z.string().nullable(),
  pinned: z.boolean(),
  target: z.object({
    url: z.string(),
    host: z.string(),
    port: z.int(),
    tls: z.boolean(),
    addresses: z.array(z.object({ address: z.string(), family: z.union([z.literal(4), z.literal(6)]) })),
    address: z.string().nullable(),
  }),
  state,
  outcome: outcome.nullable(),
  summary: z.string(),
  status: z.int().nullable(),
  phases: z.array(
    z.object({
      phase: z.enum(PHASES),
      state: z.enum(['running', 'reached', 'failed', 'skipped']),
      startedAt: z.number(),
      endedAt: z.number().nullable(),
      detail: z.string(),
    }),
  ),
  failure: failure.nullable(),
  tried: z.array(z.object({ address: z.string(), port: z.int(), code: z.string(), detail: z.string() })),
  request: head.nullable(),
  interim: z.array(head),
  response: response.nullable(),
  rawAnswer: z.object({ bytes: z.string(), length: z.int(), looksLike: z.string() }).nullable(),
  before: z.array(stepView).describe('Before steps, in their order; what stands beside is the handshake'),
  gained: z.array(gainedName).describe('Variables that have a value from a before step or a message'),
  redirects: z.array(
    z.object({
      status: z.int(),
      location: z.string(),
      url: z.string().nullable(),
      sameOrigin: z.boolean(),
      followed: z.boolean(),
      dropped: z.array(z.string()),
      reason: z.string().nullable(),
      request: head.nullable(),
      response: head.nullable(),
      address: z.string().nullable(),
    }),
  ),
  verdicts: z.array(verdictView),
  diagnoses: z.array(diagnosis),
  answeredBy: answeredBy.nullable(),
  captureNext: z.array(z.string()),
  clients: z.array(clientView),
  accept: z.object({ expected: z.string(), received: z.string().nullable() }).nullable(),
  subprotocol: z.string().nullable(),
  extensions: z.string().nullable(),
  timings: z.object({ resolve: ms, connect: ms, proxy: ms, tls: ms, http2: ms, sent: ms, firstByte: ms, head: ms, total: ms }),
  tls: z
    .object({
      version: z.string().nullable(),
      cipher: z.string().nullable(),
      alpn: z.string().nullable(),
      alpnOffered: z.array(z.string()),
      serverName: z.string().nullable(),
      verify: z.boolean(),
      verified: z.boolean(),
      error: z.string().nullable(),
      chain: z.array(certificate),
    })
    .nullable(),
  protocol: z.enum(['http/1.1', 'h2']),
  proxy: z
    .object({
      kind: z.enum(['http', 'socks5']),
      url: z.string(),
      request: z.string(),
      answer: z.string(),
      status: z.int().nullable(),
      reply: z.string(),
      granted: z.boolean().nullable(),
    })
    .nullable(),
  http2: z.object({ settings: z.record(z.string(), z.number()), enableConnectProtocol: z.boolean() }).nullable(),
  rejudged: rejudged.nullable(),
  session: z.object({ answerPings: z.boolean(), echoClose: z.boolean() }).nullable(),
  close: z
    .object({
      code: z.int(),
      codeName: z.string(),
      reportedLocally: z.boolean(),
      reason: z.string(),
      by,
      how: z.enum(['close-frame', 'fin', 'rst', 'tls-alert', 'timeout', 'abort']),
      wireCode: z.int().nullable(),
      explanation: z.string(),
    })
    .nullable(),
  expectations: z.array(expectationView).nullable().describe('What the draft expects, judged; null where it expects nothing'),
  counts,
  limits: z.array(z.string()),
  recording: z.string().nullable().describe('Why what happens is not recorded just now; null: it is'),
  rulesVersion: z.string(),
  imported: imported.optional().describe('Only of an attempt that a file of exported history brought'),
  draft: requestDraft,
})

// Failure codes are many and documented in one place; the document calls them text, the type knows each.
export const attemptView = named('Attempt', attemptViewShape, 'One handshake attempt, made from the redacted form of its facts')

/** Compiles only while every field of AttemptView stands in the schema with a type that fits. */
type Documented = z.input<typeof attemptViewShape>
export type DocumentsEveryField = AttemptView extends ReadonlyDeep<Documented> ? true : never
type ReadonlyDeep<T> = T extends (infer Item)[]
  ? readonly ReadonlyDeep<Item>[]
  : T extends object
    ? { readonly [Key in keyof T]: ReadonlyDeep<T[Key]> }
    : T

export const attemptSummary = named(
  'AttemptSummary',
  z.object({
    id,
    createdAt: time,
    endedAt: time.nullable(),
    createdById: id,
    profileId: id.nullable(),
    repeatOf: id.nullable(),
    name: z.string().nullable(),
    note: z.string().nullable(),
    pinned: z.boolean(),
    state,
    outcome: outcome.nullable(),
    status: z.int().nullable(),
    summary: z.string(),
    url: z.string(),
    host: z.string(),
    port: z.int().nullable(),
    tls: z.boolean(),
    address: z.string().nullable(),
    failurePhase: z.string().nullable(),
    failureCode: z.string().nullable(),
    closeCode: z.int().nullable(),
    closeHow: z.string().nullable(),
    product: z.string().nullable(),
    diagnoses: z.array(z.string()).describe('Ids of the causes that are certain or likely, the surest first'),
    durationMs: ms,
    headMs: ms,
    startedMs: ms.describe('When its newest connection began; null where an earlier version wrote the row'),
    resolveMs: ms.describe('This and the next ones: milestones as in `timings` of the attempt'),
    connectMs: ms,
    proxyMs: ms,
    tlsMs: ms,
    http2Ms: ms,
    sentMs: ms,
    firstByteMs: ms,
    framesSent: z.int(),
    framesReceived: z.int(),
    bytesSent: z.int(),
    bytesReceived: z.int(),
    factBytes: z.int(),
    rulesVersion: z.string(),
    rejudged: rejudged.nullable(),
    importedAt: time.nullable().describe('When a file of exported history brought it; null where it was made here'),
  }),
  'One row of the history',
)

const match = named(
  'AttemptMatch',
  z.object({
    part: z
      .enum(PARTS)
      .describe('Where: `diagnosis` is also the summary, the product and the rules that fail, `messages` what was said in the session'),
    before: z.string(),
    hit: z.string().describe('What was found, as it stands there'),
    after: z.string(),
  }),
  'Where a search found an attempt, masked; before, hit and after are together at most 120 characters',
)
const searchReport = named(
  'SearchReport',
  z.object({
    pending: z.int().describe('Attempts that are not indexed yet: they are found by URL, name, note, summary and product only'),
    pendingIsExact: z.boolean(),
    covers: z.string().describe('What is searched, and where the rest is'),
    problem: z.string().nullable().describe('Why nothing was searched'),
  }),
  'What a search looked at',
)
export const attemptPage = pageOf(
  attemptSummary.extend({ match: match.nullable().describe('null without `q`, and where the place cannot be told') }),
).extend({ search: searchReport.nullable().describe('null without `q`') })

export const startBody = z.strictObject({ request: requestDraft, profileId: id.optional(), environmentId: id.optional() })

export const startQuery = z.strictObject({
  wait: z.enum(['verdict', 'end']).optional(),
  timeoutMs: query.whole(0, 60_000).optional(),
})

/** The filters of the history: of the list, the plots, and what is exported or deleted by filter. */
export const historyFilters = {
  q: query.text
    .describe(
      `Words anywhere in the attempt, each of which must be there: addresses, names, notes, headers, bodies, causes, and the first and last 64 KiB of what each side said. The last word also finds those that begin with it, from 3 characters on and unless more than 10,000 attempts hold it as it stands; what stands in double quotes is found exactly so. At most ${MOST_WORDS} words`,
    )
    .optional(),
  host: query.text.optional(),
  outcome: query.oneOrMore(OUTCOMES).optional(),
  state: query.oneOrMore(STATES).optional(),
  status: query.whole(0, 999).optional(),
  closeCode: query.whole(0, 65_535).optional(),
  product: query.text.describe('Who answered, or how the name begins, such as Jenkins; case is ignored').optional(),
  profileId: query.text.optional(),
  diagnosis: query.text.describe('The id of a cause that is certain or likely, such as jenkins/wrong-secret, or of its pack').optional(),
  user: query.text.optional(),
  minMs: query.whole(0, Number.MAX_SAFE_INTEGER).optional(),
  maxMs: query.whole(0, Number.MAX_SAFE_INTEGER).optional(),
  from: query.time.optional(),
  to: query.time.optional(),
  pinned: query.flag.optional(),
}

export const listQuery = z.strictObject({
  ...historyFilters,
  sort: z.enum(SORTS).describe('By time, or by duration: attempts without one come last. Default: newest').optional(),
  limit: query.limit(200),
  cursor: query.text.describe('`nextCursor` of a page with the same filters and the same `sort`').optional(),
})

export const annotation = z.strictObject({
  name: z.string().max(200).nullable().optional(),
  note: z.string().max(20_000).nullable().optional(),
  pinned: z.boolean().optional(),
})

/** What may be changed of an attempt: what is noted on it, and, while it is open, what its session answers by itself. */
export const attemptChange = z.strictObject({
  ...annotation.shape,
  session: z.strictObject({ answerPings: z.boolean().optional(), echoClose: z.boolean().optional() }).optional(),
})

export const closeBody = z.strictObject({
  how: z.enum(['close-frame', 'fin', 'rst']).optional(),
  code: z.int().min(0).max(65_535).optional(),
  reason: z.string().max(10_000).optional(),
})

/** A change as a diagnosis proposes it, or a JSON merge patch of the draft. */
export const retryBody = z.strictObject({ change: z.union([change, z.record(z.string(), z.unknown())]).optional() })
export const nothing = z.strictObject({})
