import 'server-only'
import { z } from 'zod'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { MOST_REDIRECTS } from '@/lib/core/transcript/limits'
import { beforeStepList, messageExtractions } from './before-step'
import { base64, id, named } from './common'
import { expectations } from './expectation'
import { frameDraft } from './frame'
import { headerEntry, lineEnding } from './header-entry'

const limit = z.int().min(0).max(3_600_000)
const tlsVersion = z.enum(['1.0', '1.1', '1.2', '1.3'])

export const pacingDraft = named(
  'PacingDraft',
  z
    .strictObject({
      cuts: z.array(z.int().min(1)).max(1000).optional(),
      every: z.int().min(1).max(1_048_576).optional(),
      pauseMs: z.int().min(0).max(60_000),
    })
    .refine(({ cuts, every }) => (cuts === undefined) !== (every === undefined), 'Pacing needs either cuts or every')
    .refine(({ cuts = [] }) => cuts.every((cut, at) => cut > (cuts[at - 1] ?? 0)), {
      path: ['cuts'],
      message: 'Offsets rise: expected each cut behind the one before',
    }),
  'The request written in timed pieces: at the offsets `cuts`, or every so many octets',
)

export const networkDraft = named(
  'NetworkDraft',
  z.strictObject({
    protocol: z.enum(['http/1.1', 'h2']).optional(),
    connectTo: z.string().max(300).optional(),
    family: z.union([z.literal(4), z.literal(6)]).optional(),
    serverName: z.string().max(255).optional(),
    alpn: z.array(z.string().min(1).max(255)).max(20).optional(),
    verify: z.boolean().optional(),
    ca: z.string().optional(),
    clientCert: z.string().optional(),
    clientKey: z.string().optional(),
    minTls: tlsVersion.optional(),
    maxTls: tlsVersion.optional(),
    proxy: z.string().optional(),
    socketPath: z.string().optional(),
    maxRedirects: z.int().min(0).max(MOST_REDIRECTS).optional(),
    timeouts: z
      .strictObject({
        resolve: limit.optional(),
        connect: limit.optional(),
        proxy: limit.optional(),
        tls: limit.optional(),
        http2: limit.optional(),
        response: limit.optional(),
        idle: limit.optional(),
        closing: limit.optional(),
      })
      .optional(),
  }),
)

export const sessionDraft = named(
  'SessionDraft',
  z.strictObject({
    answerPings: z.boolean().optional(),
    echoClose: z.boolean().optional(),
    closeAfterMs: z.int().min(0).max(86_400_000).nullable().optional(),
    sendOnOpen: z.array(frameDraft).max(1000).optional(),
    extract: messageExtractions
      .optional()
      .describe(
        'Values taken from text messages of the endpoint by JSON path or pattern, as often as they change; they fill messages sent later',
      ),
    messages: z
      .array(z.strictObject({ name: z.string().min(1).max(200), frame: frameDraft }))
      .max(200)
      .optional()
      .describe('Messages at hand while the session is open; none of them is sent by itself'),
  }),
)

export const requestDraft: z.ZodType<RequestDraft, RequestDraft> = named(
  'RequestDraft',
  z.strictObject({
    url: z.string().max(65_536),
    headers: z.array(headerEntry).max(2000).optional(),
    raw: base64.optional(),
    template: z.boolean().optional(),
    method: z.string().max(1000).optional(),
    target: z.string().max(65_536).optional(),
    httpVersion: z.string().max(100).optional(),
    lineEnding: lineEnding.optional(),
    body: z.string().optional(),
    early: base64.optional(),
    pacing: pacingDraft.optional(),
    network: networkDraft.optional(),
    session: sessionDraft.optional(),
    expectations: expectations.optional(),
    before: beforeStepList.optional().describe('HTTP requests answered first; what they give fills placeholders'),
    cookies: z.boolean().optional().describe('false: no cookie that the steps were given is sent with the handshake'),
    keepCookies: z
      .boolean()
      .optional()
      .describe('Cookies that the steps are given are kept for later attempts, for the caller in this environment'),
    variables: z.record(z.string().max(200), z.string()).optional(),
    given: z
      .array(z.string().max(200))
      .max(2_000)
      .optional()
      .describe('Set by the server: variables whose values are kept secrets; ignored in input'),
    keptFrom: z.union([z.strictObject({ attemptId: id }), z.strictObject({ profileId: id })]).optional(),
    note: z.string().max(10_000).optional(),
  }),
  'What the user composed: an ordered list of lines, kept to the octet',
)
