import type { Span } from '../bytes/span'
import { union } from './spans'
import { isSensitiveParam, urlSecretSpans } from './url-secrets'

const MEMBER = /"([A-Za-z0-9_.-]{1,64})"[ \t\r\n]{0,8}:[ \t\r\n]{0,8}"((?:[^"\\]|\\.)*)"/g

/** Spans of what a request body says is secret: members of JSON and fields of a form with a telling name, such as `password`. */
export function bodySecretSpans(body: string): Span[] {
  const spans: Span[] = []
  for (const match of body.matchAll(MEMBER)) {
    const [whole, name = '', value = ''] = match
    const end = match.index + whole.length - 1
    if (isSensitiveParam(name)) spans.push({ start: end - value.length, end })
  }
  // A form is what stands behind the `?` of a URL.
  for (const { start, end } of urlSecretSpans(`?${body}`)) spans.push({ start: start - 1, end: end - 1 })
  return union(spans)
}
