/** Fields whose value is a secret, lower case. */
const SENSITIVE = new Set([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'secret-key',
  'connection-cookie',
  'x-api-key',
  'api-key',
  'apikey',
  'x-auth-key',
  'x-functions-key',
  'ocp-apim-subscription-key',
  'jenkins-crumb',
  'x-tunnel-authorization',
  'x-api-tunnel-params',
  'cf-access-jwt-assertion',
  'x-amz-security-token',
  'x-forwarded-access-token',
  'x-jwt-assertion',
  'authentication-info',
  'proxy-authentication-info',
])
const SENSITIVE_ENDING =
  /(?:^|[-_])(?:token|secret|secret-key|password|passwd|credentials?|api[-_]?key|access[-_]?key|private[-_]?key|jwt|session-?id)$/

/** Whether the value of a field is masked in every output. Takes the name in lower case. */
export function isSensitiveField(lowerName: string): boolean {
  return SENSITIVE.has(lowerName) || SENSITIVE_ENDING.test(lowerName)
}

const SPELLED: Readonly<Record<string, string>> = { websocket: 'WebSocket', www: 'WWW', cli: 'CLI', etag: 'ETag', te: 'TE' }

/** A lower-case field name as its makers write it: `sec-websocket-key` is Sec-WebSocket-Key. */
export function spelledField(lowerName: string): string {
  return lowerName
    .split('-')
    .map((part) => SPELLED[part] ?? part.charAt(0).toUpperCase() + part.slice(1))
    .join('-')
}

/** Fields that only a request has, lower case (RFC 9110 §10.1, §11.6; RFC 6455 §11.3; RFC 6265). */
export const REQUEST_ONLY_FIELDS: ReadonlySet<string> = new Set([
  'host',
  'origin',
  'cookie',
  'authorization',
  'proxy-authorization',
  'sec-websocket-key',
  'user-agent',
  'referer',
  'expect',
  'from',
  'te',
  'max-forwards',
  'accept',
  'accept-charset',
  'accept-language',
  'if-match',
  'if-none-match',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'range',
])

/** Fields that only a response has, lower case (RFC 9110 §10.2, §11.6; RFC 6455 §11.3; RFC 6265). */
export const RESPONSE_ONLY_FIELDS: ReadonlySet<string> = new Set([
  'sec-websocket-accept',
  'set-cookie',
  'server',
  'location',
  'www-authenticate',
  'proxy-authenticate',
  'authentication-info',
  'proxy-authentication-info',
  'retry-after',
  'allow',
  'age',
  'etag',
  'vary',
  'accept-ranges',
  'strict-transport-security',
])

/** Fields that may stand on several lines without being a list (RFC 9110 §5.3). */
export const REPEATABLE_FIELDS: ReadonlySet<string> = new Set(['set-cookie', 'www-authenticate', 'proxy-authenticate'])

/** Fields of which there may be one line only, lower case: their grammar is no list (RFC 9110 §5.3; RFC 6455 §11.3). */
export const SINGLETON_FIELDS: ReadonlySet<string> = new Set([
  'host',
  'origin',
  'cookie',
  'authorization',
  'proxy-authorization',
  'user-agent',
  'referer',
  'from',
  'max-forwards',
  'content-length',
  'content-type',
  'content-location',
  'content-range',
  'date',
  'server',
  'location',
  'retry-after',
  'age',
  'etag',
  'last-modified',
  'expires',
  'if-modified-since',
  'if-unmodified-since',
  'if-range',
  'sec-websocket-key',
  'sec-websocket-accept',
])
