import 'server-only'
import { z } from 'zod'
import { type BeforeStep, MOST_EXTRACTIONS, MOST_STEPS } from '@/lib/core/handshake/before-step'
import { named } from './common'
import { head, response } from './head'
import { headerEntry } from './header-entry'

const source = z.union(
  [
    z.strictObject({ json: z.string().max(1000).describe('A JSON path into the body such as $.items[0].id') }),
    z.strictObject({ header: z.string().max(200).describe('The first line of this field') }),
    z.strictObject({ cookie: z.string().max(200).describe('A cookie the answer sets') }),
    z.strictObject({
      regex: z.string().max(1000).describe('The first group of the first match in the body, or all of it where there is no group'),
    }),
  ],
  { error: () => 'one of json, header, cookie, regex' },
)

export const extraction = named(
  'Extraction',
  z.strictObject({
    variable: z.string().max(100).describe('`{{variable}}` has the value in later steps, in the handshake and in messages'),
    from: source,
    secret: z.boolean().optional().describe('The value is masked in every output, as those of cookies are'),
  }),
)

export const messageExtractions = z
  .array(
    z.strictObject({
      variable: z.string().max(100),
      from: z.union([z.strictObject({ json: z.string().max(1000) }), z.strictObject({ regex: z.string().max(1000) })]),
      secret: z.boolean().optional(),
    }),
  )
  .max(MOST_EXTRACTIONS)

export const gainedName = z.object({ variable: z.string(), secret: z.boolean() })

export const beforeStep: z.ZodType<BeforeStep, BeforeStep> = named(
  'BeforeStep',
  z.strictObject({
    name: z.string().max(200),
    method: z.string().max(100),
    url: z.string().max(65_536).describe('http or https; may hold `{{name}}`'),
    headers: z.array(headerEntry).max(200).optional().describe('Host, Connection, Content-Length and Cookie are added where there is none'),
    body: z.string().max(1_048_576).optional(),
    expect: z
      .array(z.union([z.int(), z.enum(['1xx', '2xx', '3xx', '4xx', '5xx'])]))
      .max(50)
      .optional()
      .describe('Statuses with which the attempt goes on; default 2xx and 3xx'),
    extract: z.array(extraction).max(MOST_EXTRACTIONS).optional(),
    cookies: z.boolean().optional().describe('false: no cookie that an earlier step was given is sent'),
  }),
  'An HTTP request that is answered before the handshake, over a connection of its own',
)
export const beforeStepList = z.array(beforeStep).max(MOST_STEPS)

export const stepView = named(
  'BeforeStepResult',
  z.object({
    name: z.string(),
    method: z.string(),
    url: z.string(),
    status: z.int().nullable(),
    address: z.string().nullable(),
    request: head.nullable(),
    requestBody: z.string().nullable().describe('Base64, masked'),
    response: response.nullable().describe('null until the values were taken from it'),
    extracted: z.array(z.object({ variable: z.string(), found: z.boolean(), secret: z.boolean() })),
    failed: z.string().nullable().describe('What went wrong, in words'),
  }),
  'A before step as it went; heads and bodies are masked',
)
