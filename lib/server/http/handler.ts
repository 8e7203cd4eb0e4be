import 'server-only'
import type { Action, SignedIn } from '@/lib/server/auth/authorise'
import { authorise } from '@/lib/server/auth/authorise'
import { logger } from '@/lib/server/platform/logger'
import { dataGeneration } from '@/lib/server/storage/data-generation'
import { problemResponse } from './problem'

export type RouteContext<Params> = { readonly request: Request; readonly params: Params; readonly caller: SignedIn }
type NextContext<Params> = { params: Promise<Params> }

/**
 * Makes a route handler: asks `authorise` whether the caller may do `action`, runs `run`, and turns what it throws into a problem.
 * Logs the action, status and duration; never the URL, a header or a body.
 */
export function handler<Params extends Record<string, string | string[]> = Record<string, never>>(
  action: Action,
  run: (context: RouteContext<Params>) => Promise<Response> | Response,
): (request: Request, context: NextContext<Params>) => Promise<Response> {
  return async (request, context) => {
    const started = performance.now()
    const response = await answer(action, run, request, context).catch(problemResponse)
    logger().debug({ action, status: response.status, ms: Math.round((performance.now() - started) * 10) / 10 }, 'api')
    return response
  }
}

async function answer<Params extends Record<string, string | string[]>>(
  action: Action,
  run: (context: RouteContext<Params>) => Promise<Response> | Response,
  request: Request,
  context: NextContext<Params>,
): Promise<Response> {
  const params: Params = await context.params
  const caller = await authorise(request, action, params)
  const response = await run({ request, params, caller })
  // Pages that were opened before a restore show another history than this one.
  response.headers.set('x-data', dataGeneration())
  return response
}

const NO_STORE = { 'cache-control': 'no-store' }

/** 200 with a JSON body. */
export const ok = (value: unknown): Response => Response.json(value, { headers: NO_STORE })

/** 201 with a JSON body and where the new thing stands. */
export const created = (location: string, value: unknown): Response =>
  Response.json(value, { status: 201, headers: { ...NO_STORE, location } })

/** 202 with a JSON body: it is done after this answer. */
export const accepted = (value: unknown): Response => Response.json(value, { status: 202, headers: NO_STORE })

/** 204, with the `Set-Cookie` fields that are given. */
export function noContent(cookies: readonly string[] = []): Response {
  const headers = new Headers(NO_STORE)
  for (const field of cookies) headers.append('set-cookie', field)
  return new Response(null, { status: 204, headers })
}
