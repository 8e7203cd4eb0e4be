import type { Span } from '../bytes/span'
import { isWhiteSpace } from '../spec/grammar'
import { isSensitiveField } from '../spec/header-names'

const SCHEME =
  /^(?:basic|bearer|digest|negotiate|ntlm|token|oauth|apikey|api-key|dpop|hoba|mutual|vapid|scram-sha-1|scram-sha-256|aws4-hmac-sha256)[ \t]+/i
const COOKIE_ATTRIBUTE = /^(?:path|domain|expires|max-age|secure|httponly|samesite|partitioned|priority)[ \t]*(?:=|$)/i
const TOKEN_MARK = '(?:openai-)?insecure-api-key|bearer|authorization|access[_-]?token|auth[_-]?token|api[_-]?key|token|jwt'
const TOKEN_MEMBER = new RegExp(
  `^(?:base64url\\.bearer\\.authorization\\.k8s\\.io\\.|(?:[A-Za-z0-9_.-]{0,64}[._-])?(?:${TOKEN_MARK})[.:~!|])`,
  'i',
)
const TOKEN_WORD = new RegExp(`^(?:${TOKEN_MARK})$`, 'i')

/**
 * Spans of the secrets in the value of one field, counted in the value. What tells a reader which kind of secret it is stays:
 * the scheme of Authorization, names and attributes of cookies, the head of a bearer subprotocol.
 */
export function fieldSecretSpans(lowerName: string, value: string): Span[] {
  const whole = { start: 0, end: value.length }
  switch (lowerName) {
    case 'authorization':
    case 'proxy-authorization':
      return [{ start: SCHEME.exec(value)?.[0].length ?? 0, end: value.length }]
    case 'cookie':
      return pieces(value, ';').map((piece) => afterEquals(value, piece))
    case 'set-cookie':
      return pieces(value, ';').map((piece, index) => {
        const isAttribute = index > 0 && COOKIE_ATTRIBUTE.test(value.slice(piece.start, piece.end))
        return isAttribute ? secondCookie(value, piece) : afterEquals(value, piece)
      })
    case 'sec-websocket-protocol':
      return subprotocols(value)
    default:
      return isSensitiveField(lowerName) ? [whole] : []
  }
}

/** The value behind `=`; the whole piece when there is none. */
function afterEquals(value: string, piece: Span): Span {
  const equals = value.indexOf('=', piece.start)
  if (equals === -1 || equals >= piece.end) return piece
  return trimmed(value, equals + 1, piece.end)
}

/** Set-Cookie lines that somebody joined with a comma hide a second cookie in an attribute. */
function secondCookie(value: string, piece: Span): Span {
  const joined = /,[^=,]{1,256}=/.exec(value.slice(piece.start, piece.end))
  return joined === null ? { start: piece.end, end: piece.end } : { start: piece.start + joined.index + joined[0].length, end: piece.end }
}

/** Subprotocols that carry a token: behind a telling word in the same member, or in the member after it. */
function subprotocols(value: string): Span[] {
  let afterWord = false
  return pieces(value, ',').map((piece) => {
    const member = value.slice(piece.start, piece.end)
    const isValue = afterWord
    afterWord = TOKEN_WORD.test(member)
    const head = TOKEN_MEMBER.exec(member)?.[0].length
    if (head !== undefined) return { start: piece.start + head, end: piece.end }
    return isValue ? piece : { start: piece.end, end: piece.end }
  })
}

function pieces(value: string, separator: string): Span[] {
  const spans: Span[] = []
  let start = 0
  for (let at = 0; at <= value.length; at++) {
    if (at < value.length && value[at] !== separator) continue
    spans.push(trimmed(value, start, at))
    start = at + 1
  }
  return spans
}

function trimmed(value: string, from: number, to: number): Span {
  let start = from
  let end = to
  while (start < end && isWhiteSpace(value.charCodeAt(start))) start++
  while (end > start && isWhiteSpace(value.charCodeAt(end - 1))) end--
  return { start, end }
}
