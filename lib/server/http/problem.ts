import 'server-only'
import { ConflictError, InputError, type InputProblem, LimitError, NotFoundError, PolicyError } from '@/lib/core/errors/errors'
import { AuthenticationError } from '@/lib/server/auth/authentication-error'
import { logger } from '@/lib/server/platform/logger'
import { isFullError, noteWriteFailed } from '@/lib/server/store/disk'
import { noteDamage } from '@/lib/server/store/integrity'

/** A failure as the API answers it (RFC 9457): `type` is stable for its `code`, `detail` is one sentence for people. */
export type Problem = {
  readonly type: string
  readonly title: string
  readonly status: number
  readonly detail: string
  readonly code: string
  readonly errors?: readonly InputProblem[]
}

const TITLES: Readonly<Record<number, string>> = {
  400: 'The input cannot be used',
  401: 'Sign in first',
  403: 'Not allowed',
  404: 'Not found',
  409: 'The state does not allow it',
  413: 'The body is too large',
  415: 'The body is not JSON',
  421: 'This server does not answer for that host',
  429: 'Too many at once',
  500: 'The server failed',
  503: 'The server is shutting down',
  507: 'The disk is full',
}

const LIMIT_STATUS: Readonly<Record<string, number>> = { 'body-too-large': 413, 'shutting-down': 503 }
const INPUT_STATUS: Readonly<Record<string, number>> = { 'content-type': 415 }

function statusOf(error: unknown): number {
  if (error instanceof InputError) return INPUT_STATUS[error.code] ?? 400
  if (error instanceof AuthenticationError) return 401
  if (error instanceof PolicyError) return error.code === 'host-not-ours' ? 421 : 403
  if (error instanceof NotFoundError) return 404
  if (error instanceof ConflictError) return 409
  if (error instanceof LimitError) return LIMIT_STATUS[error.code] ?? 429
  return isFullError(error) ? 507 : 500
}

/** Says what went wrong as a problem; an error that is not ours becomes a 500 with an id that stands in the log beside its stack. */
export function problemOf(error: unknown): Problem {
  const status = statusOf(error)
  if (status === 500) {
    noteDamage(error)
    const id = crypto.randomUUID()
    logger().error({ errorId: id, err: error }, 'unexpected error')
    const detail = `An unexpected error happened; the server's log has it under ${id}`
    return { type: 'urn:sockscope:problem:internal', title: TITLES[500] ?? '', status, detail, code: 'internal' }
  }
  if (status === 507) {
    noteWriteFailed(error)
    const detail = 'The disk of the data folder is full, so nothing was saved: free some space, then try again'
    return { type: 'urn:sockscope:problem:disk-full', title: TITLES[507] ?? '', status, detail, code: 'disk-full' }
  }
  const { code, message } = error as { code: string; message: string }
  const problem = { type: `urn:sockscope:problem:${code}`, title: TITLES[status] ?? '', status, detail: message, code }
  return error instanceof InputError && error.problems.length > 0 ? { ...problem, errors: error.problems } : problem
}

/** The answer for an error thrown by a verb: `application/problem+json`. */
export function problemResponse(error: unknown): Response {
  const problem = problemOf(error)
  const headers = new Headers({ 'content-type': 'application/problem+json', 'cache-control': 'no-store' })
  if (problem.status === 401) headers.set('www-authenticate', 'Bearer realm="sockscope"')
  if (problem.status === 429) headers.set('retry-after', '10')
  return new Response(JSON.stringify(problem), { status: problem.status, headers })
}
