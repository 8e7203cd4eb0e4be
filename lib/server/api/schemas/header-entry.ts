import 'server-only'
import { z } from 'zod'
import { base64, named } from './common'

export const lineEnding = z.enum(['crlf', 'lf', 'cr', 'none'])

export const headerEntry = named(
  'HeaderEntry',
  z.union([
    z.tuple([z.string(), z.string()]),
    z
      .strictObject({
        line: z.string().optional(),
        base64: base64.optional(),
        enabled: z.boolean().optional(),
        generated: z.boolean().optional(),
        secret: z.boolean().optional(),
        ending: lineEnding.optional(),
        template: z.boolean().optional(),
        kept: z.int().min(0).optional(),
      })
      .refine((entry) => (entry.line === undefined) !== (entry.base64 === undefined), 'An entry needs either line or base64'),
  ]),
  'A header line: `[name, value]`, or a line sent verbatim',
)
