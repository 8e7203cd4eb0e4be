import 'server-only'
import type { z } from 'zod'
import { InputError, LimitError } from '@/lib/core/errors/errors'
import { inputProblems } from './input-problems'

/** Largest request body, octets. */
export const BODY_LIMIT = 4 * 1024 * 1024

const tooLarge = (limit: number) => new LimitError('body-too-large', `The body is larger than ${limit} octets`)

/** Reads the octets of a body, at most `limit`; throws LimitError beyond, whatever Content-Length says. */
async function readBody(request: Request, limit: number): Promise<Uint8Array> {
  if (Number(request.headers.get('content-length') ?? 0) > limit) throw tooLarge(limit)
  if (request.body === null) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = request.body.getReader()
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.byteLength
    if (length > limit) {
      await reader.cancel().catch(() => undefined)
      throw tooLarge(limit)
    }
    chunks.push(value)
  }
  return chunks.length === 1 && chunks[0] !== undefined ? chunks[0] : Buffer.concat(chunks)
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    // The engine's own message quotes the body, which may hold secrets: only the place is kept.
    const position = /position (\d+)/.exec((error as SyntaxError).message)?.[1]
    throw new InputError('not-json', `The body is not JSON${position === undefined ? '' : ` (at character ${position})`}`)
  }
}

/** Says what `value` means under `schema`, or throws InputError with one entry a wrong field. */
export function check<T>(schema: z.ZodType<T>, value: unknown): T {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const problems = inputProblems(result.error.issues, value)
  const first = problems[0]
  const detail = first === undefined ? 'The input cannot be used' : first.path === '' ? first.message : `${first.path}: ${first.message}`
  throw new InputError('invalid-input', detail, problems)
}

/**
 * Reads a JSON body under `schema`; an empty body reads as `{}`.
 * Throws InputError (not `application/json`, not UTF-8, not JSON, fields wrong) or LimitError (over `limit` octets, 4 MiB).
 */
export async function readInput<T>(request: Request, schema: z.ZodType<T>, limit = BODY_LIMIT): Promise<T> {
  const contentType = request.headers.get('content-type')
  if (contentType !== null && !/^application\/json\s*(;|$)/i.test(contentType)) {
    throw new InputError('content-type', `Content-Type is "${contentType.slice(0, 100)}": expected "application/json"`)
  }
  const body = await readBody(request, limit)
  if (body.byteLength === 0) return check(schema, {})
  if (contentType === null) throw new InputError('content-type', 'There is no Content-Type: expected "application/json"')
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(body)
  } catch {
    throw new InputError('not-utf8', 'The body is not valid UTF-8')
  }
  return check(schema, parse(text))
}

/** Reads the query of a URL under `schema`: each value is a string, a repeated name is refused. Throws InputError. */
export function readQuery<T>(request: Request, schema: z.ZodType<T>): T {
  const query: Record<string, string> = {}
  for (const [name, value] of new URL(request.url).searchParams) {
    if (Object.hasOwn(query, name)) {
      throw new InputError('invalid-input', `${name} is given twice: expected once`, [
        { path: name, message: 'Given twice: expected once' },
      ])
    }
    query[name] = value
  }
  return check(schema, query)
}
