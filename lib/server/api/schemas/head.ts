import 'server-only'
import { z } from 'zod'
import { named, span } from './common'

const line = z.object({
  text: z.string(),
  name: z.string(),
  value: z.string(),
  span,
  ending: z.enum(['crlf', 'lf', 'cr', 'none']),
  masked: z.array(span),
})
const headFields = { bytes: z.string(), length: z.int(), startLine: z.string(), lines: z.array(line), complete: z.boolean() }
export const head = named('Head', z.object(headFields), 'A head as it travelled, secrets masked by `*`; `bytes` is base64')
export const response = named(
  'ResponseHead',
  z.object({
    ...headFields,
    status: z.int().nullable(),
    reason: z.string(),
    version: z.string(),
    body: z
      .object({
        bytes: z.string(),
        length: z.int(),
        framing: z.enum(['none', 'content-length', 'chunked', 'until-close']),
        contentType: z.string().nullable(),
        complete: z.boolean(),
        truncated: z.boolean(),
      })
      .nullable(),
  }),
)
