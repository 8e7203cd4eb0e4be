import 'server-only'
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { NotFoundError } from '@/lib/core/errors/errors'

/** The command line client as it was built with this server; `If-None-Match` of the same one is answered by 304. Throws NotFoundError. */
export function cliFile(headers: Headers, folder = path.join(/*turbopackIgnore: true*/ process.cwd(), 'build/cli')): Response {
  let octets: Buffer<ArrayBuffer>
  try {
    octets = readFileSync(/*turbopackIgnore: true*/ path.join(folder, 'sockscope.mjs'))
  } catch {
    throw new NotFoundError('The command line client was not built: run node scripts/setup.mjs')
  }
  const etag = `"${createHash('sha256').update(octets).digest('base64url').slice(0, 27)}"`
  const known = (headers.get('if-none-match') ?? '').split(',').some((tag) => tag.trim().replace(/^W\//, '') === etag)
  const fields = { etag, 'cache-control': 'public, no-cache', 'x-content-type-options': 'nosniff' }
  if (known) return new Response(null, { status: 304, headers: fields })
  return new Response(octets, {
    headers: {
      ...fields,
      'content-type': 'text/javascript; charset=utf-8',
      'content-disposition': 'inline; filename="sockscope.mjs"',
      'content-length': String(octets.length),
    },
  })
}
