import 'server-only'
import type { z } from 'zod'
import type { Action } from '@/lib/server/auth/actions'

export type Method = 'get' | 'post' | 'put' | 'patch' | 'delete'

/** What the document says of one call; its schemas are the ones that validate the input. */
export type RouteEntry = {
  readonly method: Method
  /** With `{name}` for each parameter. */
  readonly path: string
  readonly group: string
  readonly action: Action
  readonly summary: string
  readonly query?: z.ZodType
  readonly body?: { readonly schema: z.ZodType; readonly optional?: true; readonly example: unknown }
  /** The answer when all is well. No schema: no body, or another `contentType`. */
  readonly answer: {
    readonly status: number
    readonly description: string
    readonly schema?: z.ZodType
    readonly contentType?: string
    /** A second status with the same form. */
    readonly also?: { readonly status: number; readonly description: string }
  }
  /** Statuses of problems beside 400, 401, 403, 421 and 500, which any call may answer. */
  readonly problems?: readonly number[]
}

/** Declares a call; the identity function, for its types. */
export const entry = (route: RouteEntry): RouteEntry => route
