import 'server-only'
import { z } from 'zod'
import { attemptViewShape } from '@/lib/server/api/schemas/attempt'
import packageJson from '@/package.json'

/** What the first line of a file of exported history says. */
export const FORMAT = 'sockscope-history'
export const VERSION = 1
export const TOOL = `Sockscope ${packageJson.version}`

/** Bounds of a line and of what stands in it; docs/history-file.md tells them. */
export const LINE_OCTETS = 8 * 1024 * 1024
export const SESSION_OCTETS = 2 * 1024 * 1024
export const SESSION_FRAMES = 20_000

/** Octets of one frame as they travelled, secrets in them `*`: when, by whom (`s`: sent, `r`: received), base64. */
export type FileFrame = readonly [at: number, by: 's' | 'r', octets: string]

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const uuid = z.string().refine((text) => UUID.test(text), 'expected a UUID in lower case')
const moment = z
  .string()
  .max(40)
  .refine((text) => /^\d{4}-\d\d-\d\dT/.test(text) && Number.isFinite(Date.parse(text)), 'expected an ISO 8601 time')

/** An attempt as a line has it. */
export const attemptLine = z.object({
  attempt: attemptViewShape.extend({
    id: uuid,
    createdAt: moment,
    endedAt: moment.nullable(),
    name: z.string().max(200).nullable(),
    note: z.string().max(20_000).nullable(),
    state: z.enum(['closed', 'interrupted']),
    repeatOf: uuid.nullable(),
  }),
  session: z
    .object({
      frames: z.array(z.tuple([z.number().min(0), z.enum(['s', 'r']), z.string()])).max(SESSION_FRAMES),
      leftOut: z.string().max(1000).nullable(),
    })
    .nullable(),
})
export type AttemptLine = z.output<typeof attemptLine>

export const headerLine = z.object({ format: z.string().max(100), version: z.number(), tool: z.string().max(100).optional() })
