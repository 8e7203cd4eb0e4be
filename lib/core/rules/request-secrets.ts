import { fieldSecretSpans } from '../handshake/field-secrets'
import { createSecretSearch, type SecretSearch, SHORTEST_SECRET } from '../handshake/secret-search'
import { urlSecretSpans } from '../handshake/url-secrets'
import type { RequestHead } from '../http1/head'

/** One secret a request carried. `name` tells where it stood, never what it is. */
export type RequestSecret = { readonly name: string; readonly isCookie: boolean; readonly search: SecretSearch }

/** Values of cookies and of query parameters are often ordinary words: shorter ones are left alone. */
const SHORTEST_COOKIE = 16
const SHORTEST_PARAM = 8
/** Each costs a pass over the answer. */
const MOST_SECRETS = 16

const known = new WeakMap<RequestHead, readonly RequestSecret[]>()

/**
 * The secrets of a request that can be told from ordinary text, found once a head: credentials, cookies, fields of telling names,
 * and tokens of the query. At most sixteen.
 */
export function requestSecrets(request: RequestHead): readonly RequestSecret[] {
  const before = known.get(request)
  if (before) return before
  const secrets = [...inTarget(request), ...request.lines.flatMap(inLine)].slice(0, MOST_SECRETS).map(({ name, isCookie, value }) => ({
    name,
    isCookie,
    search: createSecretSearch([value]),
  }))
  known.set(request, secrets)
  return secrets
}

type Found = { readonly name: string; readonly isCookie: boolean; readonly value: string }

function inTarget({ start: { target } }: RequestHead): Found[] {
  const values = urlSecretSpans(target).map((span) => target.slice(span.start, span.end))
  return values.filter((value) => value.length >= SHORTEST_PARAM).map((value) => ({ name: 'a token of the query', isCookie: false, value }))
}

function inLine({ name, value }: RequestHead['lines'][number]): Found[] {
  const lower = name.toLowerCase()
  const isCookie = lower === 'cookie'
  const shortest = isCookie ? SHORTEST_COOKIE : SHORTEST_SECRET
  return fieldSecretSpans(lower, value)
    .map((span) => value.slice(span.start, span.end))
    .filter((secret) => secret.length >= shortest)
    .map((secret) => ({ name: isCookie ? 'a cookie' : `the value of ${name}`, isCookie, value: secret }))
}
