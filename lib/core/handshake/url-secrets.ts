import type { Span } from '../bytes/span'

/** What stands before `@` in an authority; a quote or white space ends it, so that a URL in a sentence is found. */
const USERINFO = /:\/\/([^\s/?#"'<>\\]{1,1024})@/g
/** Without a password a user name of this length is most likely a token. */
const LONE_TOKEN = 16
const PARAM = /[?&#;]([A-Za-z0-9_.~%[\]-]{1,64})=([^&#;\s"'<>\\]*)/g
const SECRET_NAME =
  /(?:^|[_.-])(?:auth|authorization|key|sig|session|session[_-]?id|pass|pwd|code_verifier|credentials?)$|(?:token|apikey|api[_-]key|accesskey|signature|jwt|password|passwd|secret|secret[_-]?key)$/i

/** Whether a query parameter of this name carries a secret. */
export function isSensitiveParam(name: string): boolean {
  return SECRET_NAME.test(name.replaceAll(/%5f/gi, '_').replaceAll(/%2d/gi, '-'))
}

/**
 * The span of the secret in `scheme://user:password@host`, as a proxy is named: all up to the last `@`, whatever stands in it.
 * null where there is none.
 */
export function userinfoSecret(url: string): Span | null {
  const start = url.indexOf('://') === -1 ? 0 : url.indexOf('://') + 3
  const end = url.lastIndexOf('@')
  const colon = url.indexOf(':', start)
  if (colon !== -1 && colon + 1 < end) return { start: colon + 1, end }
  return end - start >= LONE_TOKEN ? { start, end } : null
}

/** Spans of secrets of every URL in a text: the password of its user information, values of telling query parameters. */
export function urlSecretSpans(text: string): Span[] {
  const spans: Span[] = []
  for (const match of text.matchAll(USERINFO)) {
    const userinfo = match[1] ?? ''
    const start = match.index + 3
    const colon = userinfo.indexOf(':')
    if (colon !== -1) spans.push({ start: start + colon + 1, end: start + userinfo.length })
    else if (userinfo.length >= LONE_TOKEN) spans.push({ start, end: start + userinfo.length })
  }
  for (const match of text.matchAll(PARAM)) {
    const end = match.index + match[0].length
    if (isSensitiveParam(match[1] ?? '')) spans.push({ start: end - (match[2]?.length ?? 0), end })
  }
  return spans
}
