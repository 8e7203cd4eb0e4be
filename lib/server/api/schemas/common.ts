import 'server-only'
import { z } from 'zod'

/** Schemas that the OpenAPI document lists under a name of their own. */
export const components = z.registry<{ id: string; description?: string }>()

/** The same, to walk over. */
export const namedSchemas = new Map<z.ZodType, string>()

/** Names a schema for the OpenAPI document. */
export function named<S extends z.ZodType>(id: string, schema: S, description?: string): S {
  components.add(schema, description === undefined ? { id } : { id, description })
  namedSchemas.set(schema, id)
  return schema
}

export const id = z.string().min(1).max(64).describe('An opaque id')
export const time = z.string().describe('ISO 8601, UTC, milliseconds')
export const base64 = z.base64()
export const span = named('Span', z.object({ start: z.int(), end: z.int() }), 'A half-open range of octets')
export const place = named(
  'Place',
  z.object({
    start: z.int(),
    end: z.int(),
    part: z.enum(['request', 'response', 'body', 'sent', 'received', 'proxy']),
    frame: z.int().optional(),
  }),
  'A range of octets in one part; `frame` is the number of the frame it lies in',
)

export const problem = named(
  'Problem',
  z.object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    detail: z.string(),
    code: z.string(),
    errors: z.array(z.object({ path: z.string(), message: z.string() })).optional(),
  }),
  'A failure (RFC 9457)',
)

/** A page of a list. */
export const pageOf = <S extends z.ZodType>(item: S) =>
  z.object({ items: z.array(item), nextCursor: z.string().nullable(), total: z.int(), totalIsExact: z.boolean() })

const whole = (min: number, max: number) =>
  z
    .string()
    .regex(/^-?\d{1,15}$/, `expected a whole number from ${min} to ${max}`)
    .transform(Number)
    .refine((value) => value >= min && value <= max, `expected a whole number from ${min} to ${max}`)
    .describe(max === Number.MAX_SAFE_INTEGER ? `A whole number from ${min} on` : `A whole number from ${min} to ${max}`)

/** Forms of query parameters. */
export const query = {
  /** A whole number from `min` to `max`. */
  whole,
  time: z
    .string()
    .refine((text) => /^\d{4}-\d\d-\d\d/.test(text) && Number.isFinite(Date.parse(text)), 'expected an ISO 8601 time')
    .transform((text) => new Date(text))
    .describe('An ISO 8601 time'),
  flag: z.enum(['true', 'false']).transform((text) => text === 'true'),
  text: z.string().max(1000),
  limit: (max: number) => whole(1, max).optional(),
  /** One or several of `values`, separated by commas. */
  oneOrMore: <const V extends string>(values: readonly V[]) =>
    z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(z.enum(values)))
      .describe(`One or several of ${values.join(', ')}; separated by commas`),
}
