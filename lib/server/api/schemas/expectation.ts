import 'server-only'
import { z } from 'zod'
import { MOST_EXPECTATIONS } from '@/lib/core/expectations/problem'
import type { Expectation } from '@/lib/core/handshake/expectation'
import { named, place } from './common'

const textTest = ['equals', 'contains', 'matches'] as const
const text = z.string().max(65_536)
const KINDS = ['status', 'outcome', 'header', 'subprotocol', 'rule', 'message', 'close', 'time'] as const
const OUTCOMES = ['accepted', 'invalid', 'refused', 'not-http', 'unreachable', 'timed-out', 'blocked', 'aborted'] as const

const forms = [
  z.strictObject({
    kind: z.literal('status'),
    is: z
      .array(z.union([z.int(), z.enum(['1xx', '2xx', '3xx', '4xx', '5xx'])]))
      .max(50)
      .describe('The status of the final answer is one of these, or of one of these classes'),
  }),
  z.strictObject({ kind: z.literal('outcome'), is: z.array(z.enum(OUTCOMES)).max(20) }),
  z.strictObject({
    kind: z.literal('header'),
    name: z.string().max(200),
    test: z
      .enum(['present', 'absent', ...textTest])
      .describe('Of repeated lines one has to fit, or for `equals` all of them joined by ", "'),
    value: text.optional(),
  }),
  z.strictObject({ kind: z.literal('subprotocol'), is: z.string().max(1000).nullable().describe('null: none is selected') }),
  z.strictObject({
    kind: z.literal('rule'),
    rule: z.string().max(200).optional().describe('Without it: no rule fails on which clients fail the connection'),
    outcome: z.enum(['pass', 'fail', 'not-applicable']).optional().describe('Default pass'),
  }),
  z.strictObject({
    kind: z.literal('message'),
    which: z.union([z.enum(['first', 'any']), z.int()]).describe('Of the messages the endpoint sent: the first, any, or the n-th, from 1'),
    path: z
      .string()
      .max(1000)
      .optional()
      .describe('A JSON path such as $.items[0]["id"] or $.items[*].id; without it the whole text is meant'),
    test: z.enum(['exists', 'absent', ...textTest]),
    value: z.union([text, z.number(), z.boolean(), z.null()]).optional(),
  }),
  z.strictObject({
    kind: z.literal('close'),
    code: z.int().optional().describe('As a browser would report it'),
    by: z.enum(['endpoint', 'us', 'network']).optional().describe('Without it anybody but us'),
  }),
  z.strictObject({
    kind: z.literal('time'),
    of: z
      .enum(['resolve', 'connect', 'proxy', 'tls', 'http2', 'response', 'handshake', 'first-message', 'total'])
      .describe('A phase; the handshake up to the whole head; the first message since the session opened; the whole attempt'),
    underMs: z.number(),
  }),
] as const

export const expectation: z.ZodType<Expectation, Expectation> = named(
  'Expectation',
  z.discriminatedUnion('kind', forms, { error: () => `one of ${KINDS.join(', ')}` }),
  'What an attempt is expected to show. Texts may hold `{{name}}`; `matches` takes a regular expression of JavaScript with the `u` flag',
)
export const expectations = z.array(expectation).max(MOST_EXPECTATIONS)

export const expectationView = named(
  'ExpectationResult',
  z.object({
    id: z.string(),
    kind: z.enum(KINDS),
    title: z.string(),
    outcome: z.enum(['pass', 'fail', 'pending', 'unknown']),
    seen: z.string(),
    expected: z.string(),
    sentence: z.string(),
    at: place.optional(),
  }),
  'An expectation, judged. `pending`: it may still come; `unknown`: it could not be looked at',
)
