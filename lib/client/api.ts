import type { InputProblem } from '../core/errors/errors'

/** A failure the server told as `application/problem+json` (RFC 9457), or one on the way to it (`status` 0). */
export class ApiProblem extends Error {
  readonly status: number
  readonly code: string
  readonly title: string
  readonly detail: string
  readonly errors: readonly InputProblem[]
  constructor(problem: { status: number; code: string; title: string; detail?: string; errors?: readonly InputProblem[] }) {
    super(problem.detail ?? problem.title)
    this.name = 'ApiProblem'
    this.status = problem.status
    this.code = problem.code
    this.title = problem.title
    this.detail = problem.detail ?? ''
    this.errors = problem.errors ?? []
  }

  /** The message told for a path such as `request.headers[3]`, or the first one below it. */
  at(path: string): string | undefined {
    return problemAt(this.errors, path)
  }
}

/** The message of the first problem at a path such as `request.headers[3]`, or below it. */
export function problemAt(problems: readonly InputProblem[], path: string): string | undefined {
  return problems.find((problem) => problem.path === path || problem.path.startsWith(`${path}.`) || problem.path.startsWith(`${path}[`))
    ?.message
}

export type ApiInit = {
  readonly method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  /** Sent as JSON. */
  readonly body?: unknown
  /** Sent as they are, instead of a body. */
  readonly octets?: Blob
  /** Query parameters; `undefined`, `null` and empty ones are left out. */
  readonly query?: Readonly<Record<string, string | number | boolean | null | undefined>>
  readonly signal?: AbortSignal
  readonly headers?: Readonly<Record<string, string>>
}

/** Calls our own API and gives its JSON (undefined for 204). Throws ApiProblem for every failure but an abort. */
export async function api<Answer>(path: string, init: ApiInit = {}): Promise<Answer> {
  const response = await apiResponse(path, { ...init, headers: { accept: 'application/json', ...init.headers } })
  if (response.status === 204) return undefined as Answer // safe: callers of 204 routes ask for void
  return (await response.json()) as Answer // safe: the route's schema made this JSON
}

/** Like `api`, but gives the Response itself, for streams and downloads. */
export async function apiResponse(path: string, init: ApiInit = {}): Promise<Response> {
  const response = await send(path, init)
  if (response.ok) return response
  throw await problemOf(response)
}

async function send(path: string, init: ApiInit): Promise<Response> {
  const method = init.method ?? (init.body === undefined ? 'GET' : 'POST')
  try {
    const response = await fetch(withQuery(path, init.query), {
      method,
      headers: { ...(init.body === undefined ? {} : { 'content-type': 'application/json' }), ...init.headers },
      ...(init.body === undefined ? {} : { body: JSON.stringify(init.body) }),
      ...(init.octets === undefined ? {} : { body: init.octets }),
      ...(init.signal ? { signal: init.signal } : {}),
      credentials: 'same-origin',
      cache: 'no-store',
    })
    noteData(response.headers.get('x-data'))
    return response
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem({
      status: 0,
      code: 'unreachable',
      title: 'Sockscope does not answer',
      detail: 'The request did not reach the Sockscope server: check that it is still running, then try again',
    })
  }
}

let data: string | null = null

/** Answers name the data they are of. After a restore it is another than this page shows: it begins anew, its drafts stay. */
function noteData(told: string | null) {
  if (data && told && told !== data) location.reload()
  data = told || data
}

/** Appends query parameters to a path. */
export function withQuery(path: string, query: ApiInit['query']): string {
  const parameters = new URLSearchParams()
  for (const [name, value] of Object.entries(query ?? {})) {
    if (value !== undefined && value !== null && value !== '') parameters.set(name, String(value))
  }
  const text = parameters.toString()
  return text === '' ? path : `${path}${path.includes('?') ? '&' : '?'}${text}`
}

/** Reads a failed answer, whatever its body is. */
export async function problemOf(response: Response): Promise<ApiProblem> {
  const body: unknown = await response.json().catch(() => null)
  const fields = typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : {} // safe: an object has string keys
  const text = (name: string) => (typeof fields[name] === 'string' ? (fields[name] as string) : undefined) // safe: just tested
  const detail = text('detail')
  return new ApiProblem({
    status: response.status,
    code: text('code') ?? `http-${response.status}`,
    title: text('title') ?? `The server answered ${response.status} ${response.statusText}`.trim(),
    ...(detail === undefined ? {} : { detail }),
    errors: inputProblems(fields.errors),
  })
}

function inputProblems(value: unknown): InputProblem[] {
  if (!Array.isArray(value)) return []
  return value.filter(
    (item): item is InputProblem =>
      typeof item === 'object' && item !== null && typeof item.path === 'string' && typeof item.message === 'string',
  )
}

/** One sentence for a person about anything that was thrown. */
export function errorText(error: unknown): string {
  if (error instanceof ApiProblem) return error.detail || error.title
  return error instanceof Error ? error.message : String(error)
}
