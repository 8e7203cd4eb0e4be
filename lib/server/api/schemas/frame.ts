import 'server-only'
import { z } from 'zod'
import type { FrameDraft } from '@/lib/core/handshake/draft'
import { REPRODUCE_FORMATS } from '@/lib/core/interchange/reproduce'
import type { ActivityView } from '@/lib/core/report/activity'
import type { FrameView } from '@/lib/core/report/view'
import { base64, named, query } from './common'

const hex = z.string().regex(/^(\s*[0-9a-fA-F]{2})*\s*$/, 'expected pairs of hex digits')

export const frameDraft: z.ZodType<FrameDraft, FrameDraft> = named(
  'FrameDraft',
  z
    .strictObject({
      opcode: z.union([z.enum(['text', 'binary', 'continuation', 'ping', 'pong', 'close']), z.int().min(0).max(15)]).optional(),
      text: z.string().optional(),
      base64: base64.optional(),
      hex: hex.optional(),
      code: z.int().min(0).max(65_535).optional(),
      reason: z.string().optional(),
      fin: z.boolean().optional(),
      rsv1: z.boolean().optional(),
      rsv2: z.boolean().optional(),
      rsv3: z.boolean().optional(),
      mask: z.union([z.boolean(), z.string().regex(/^[0-9a-fA-F]{8}$/, 'expected 8 hex digits')]).optional(),
      lengthEncoding: z.union([z.literal(7), z.literal(16), z.literal(64)]).optional(),
      declaredLength: z.union([z.int().min(0), z.string().regex(/^\d{1,20}$/, 'expected digits')]).optional(),
      fragmentSize: z.int().min(1).optional(),
      cut: z.int().min(0).optional(),
      compress: z.boolean().optional(),
      raw: base64.optional(),
      variables: z.record(z.string().min(1).max(100), z.string().max(65_536)).optional(),
    })
    .refine((frame) => [frame.text, frame.base64, frame.hex, frame.raw].filter((form) => form !== undefined).length <= 1, {
      error: 'A frame has one payload: give only one of text, base64, hex and raw',
    }),
  'A frame to send; everything illegal is allowed. `raw` are octets written as they are. With `variables`, which may be empty, `{{name}}` in text and reason is filled: from them, from the variables of the attempt, or by itself (`n`, `now`, `timestamp`, `uuid`)',
)

export const framesToSend = named(
  'FramesToSend',
  z.union([frameDraft, z.array(frameDraft).min(1).max(1000)]),
  'One frame, or several sent in this order without a pause',
)

export const repeatBody = named(
  'RepeatFrames',
  z.strictObject({
    frames: z.union([frameDraft, z.array(frameDraft).min(1).max(100)]),
    times: z.int().min(1).max(1_000_000),
    perSecond: z.number().min(0.01).max(100_000).optional(),
  }),
  'The frames are sent so many times, at most so many rounds a second; absent: as fast as the endpoint takes them',
)

export const repeatProgress = named(
  'RepeatProgress',
  z.object({
    state: z.enum(['idle', 'running', 'done', 'stopped', 'failed']),
    sent: z.int(),
    times: z.int(),
    reason: z.string().nullable(),
  }),
  'How many rounds were sent, of how many; `reason` says why it ended early',
)

export const frameView: z.ZodType<FrameView> = named(
  'Frame',
  z.object({
    n: z.int(),
    at: z.number(),
    direction: z.enum(['sent', 'received']),
    fin: z.boolean(),
    rsv: z.int(),
    opcode: z.int(),
    masked: z.boolean(),
    maskingKey: z.string().nullable(),
    lengthEncoding: z.union([z.literal(7), z.literal(16), z.literal(64)]),
    length: z.number(),
    headerLength: z.int(),
    offset: z.number(),
    payload: z.string(),
    truncated: z.boolean(),
    complete: z.boolean(),
    text: z.string().optional(),
    close: z.object({ code: z.int().nullable(), name: z.string(), reason: z.string() }).optional(),
    inflatedLength: z.number().optional(),
    decoded: z.unknown().optional(),
    message: z
      .object({
        from: z.int(),
        opcode: z.int(),
        length: z.number(),
        payload: z.string(),
        truncated: z.boolean(),
        text: z.string().optional(),
      })
      .optional()
      .describe('The message that the frame completes, where neither payload nor text is that: fragments joined, binary inflated'),
    verdicts: z.array(z.object({ violation: z.string(), text: z.string(), section: z.string(), rule: z.string() })),
  }),
  'A frame as it travelled; payload unmasked by its key, secrets masked by `*`',
)

const opcodes = ['text', 'binary', 'continuation', 'ping', 'pong', 'close', ...Array.from({ length: 16 }, (_, n) => String(n))] as const

export const framesQuery = z.strictObject({
  from: query.whole(1, Number.MAX_SAFE_INTEGER).optional(),
  limit: query.limit(1000),
  before: query.whole(1, Number.MAX_SAFE_INTEGER).optional(),
  after: query.whole(0, Number.MAX_SAFE_INTEGER).optional(),
  direction: z.enum(['sent', 'received']).optional(),
  opcode: z.enum(opcodes).optional(),
  q: query.text.optional(),
  regex: query.text.optional(),
  decoder: query.text.optional().describe('Id of a decoder, alone or with a field: `socket-io event=chat`'),
  hex: query.text.optional().describe('Octets in the message, pairs of hexadecimal digits'),
  minLength: query.whole(0, Number.MAX_SAFE_INTEGER).optional(),
  maxLength: query.whole(0, Number.MAX_SAFE_INTEGER).optional(),
  since: query.whole(0, Number.MAX_SAFE_INTEGER).optional().describe('Frames at this time or later, milliseconds since the attempt began'),
  violations: query.flag.optional(),
  maxPayload: query.whole(0, 1_048_576).optional(),
})

const column = z.array(z.number())

export const activity: z.ZodType<ActivityView> = named(
  'Activity',
  z.object({
    spanMs: z.number(),
    at: column,
    framesSent: column,
    framesReceived: column,
    bytesSent: column,
    bytesReceived: column,
    pings: z.int(),
    answered: z.int(),
    roundTrips: z.array(z.object({ n: z.int(), at: z.number(), ms: z.number() })),
  }),
  'What travelled over time, a row for each span of `spanMs` in which anything did; `roundTrips` are of Pings that were sent',
)

export const exportQuery = z.strictObject({
  format: z.enum(['jsonl', 'har', 'raw', 'raw-sent', 'json', 'markdown', ...REPRODUCE_FORMATS]),
})

export const exportSecretsBody = z.strictObject({
  format: z.enum(REPRODUCE_FORMATS),
  secrets: z.literal(true).describe('That the text is meant to hold real values'),
})

export const exportedText = z.object({
  format: z.enum(REPRODUCE_FORMATS),
  text: z.string(),
  notes: z.array(z.string()).describe('What of the request the tool cannot do'),
})

export const frameWindow = named(
  'FrameWindow',
  z.object({
    items: z.array(frameView),
    total: z.int(),
    matched: z.int().nullable(),
    scannedTo: z.int(),
    nextFrom: z.int().nullable(),
  }),
  '`total` counts all frames, `matched` those of the filter (null while not all were looked at, up to frame `scannedTo`)',
)

export const framesSent = z.object({ sent: z.int(), bytes: z.int(), total: z.int() })
