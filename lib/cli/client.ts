import type { Access } from './arguments'

/** The server cannot be reached, or does not do what it was asked; the message is for people and may quote the server. */
export class ServerError extends Error {
  /** Of the answer; null where none came. */
  readonly status: number | null
  constructor(message: string, status: number | null = null) {
    super(message)
    this.status = status
  }
}

const LONGEST_ANSWER = 64 * 1024 * 1024

type Call = { readonly method?: 'GET' | 'POST'; readonly body?: unknown; readonly waitMs?: number }

/** Asks the API and gives the JSON of its answer. Throws ServerError. */
export async function callServer(
  { server, token }: Access,
  path: string,
  { method = 'GET', body, waitMs = 0 }: Call = {},
): Promise<unknown> {
  const headers = {
    accept: 'application/json',
    ...(token === null ? {} : { authorization: `Bearer ${token}` }),
    ...(body === undefined ? {} : { 'content-type': 'application/json' }),
  }
  let status: number
  let text: string
  try {
    const response = await fetch(`${server}${path}`, {
      method,
      headers,
      redirect: 'manual',
      signal: AbortSignal.timeout(waitMs + 30_000),
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    status = response.status
    if (Number(response.headers.get('content-length') ?? 0) > LONGEST_ANSWER) throw new Error('its answer is too long')
    text = await response.text()
  } catch (error) {
    throw new ServerError(`${server} cannot be reached: ${reasonOf(error)}`)
  }
  const json = parsed(text)
  if (status >= 200 && status < 300 && json !== undefined) return json
  const detail = typeof json === 'object' && json !== null && 'detail' in json ? String(json.detail) : 'the answer is not that of Sockscope'
  const hint = status === 401 && token === null ? ' (give --token or SOCKSCOPE_TOKEN)' : ''
  throw new ServerError(`${server} answered ${status}: ${detail}${hint}`, status)
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  if (error.name === 'TimeoutError') return 'it did not answer in time'
  const { cause } = error
  // A name with several addresses fails with one error for each.
  const inner = cause instanceof AggregateError ? cause.errors[0] : cause
  if (inner instanceof Error) return inner.message === '' ? ((inner as { code?: string }).code ?? inner.name) : inner.message
  return error.message
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
