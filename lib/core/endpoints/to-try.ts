import type { Change } from '../changes/change'
import { OPENS, ownOrigin as originOfTheEndpoint } from './asked'
import type { Look } from './look'

/** Whether a list of tokens holds this one, case aside. */
export function namesToken(value: string | null, token: string): boolean {
  return (value ?? '').split(',').some((one) => one.trim().toLowerCase() === token)
}

/** Whether the key is one of RFC 6455 §4.1: 16 octets in base64. */
export const isKey = (value: string | null): boolean => /^[A-Za-z0-9+/]{22}==$/.test(value ?? '')

/** What the request lacks of the standard opening handshake (RFC 6455 §4.1), in words; null where it lacks nothing. */
export function lackOf(look: Look): string | null {
  if (look.request === null) return null
  const { method, version } = look.request.start
  if (!namesToken(look.sent('connection'), 'upgrade')) return 'Connection does not name upgrade'
  if (!namesToken(look.sent('upgrade'), 'websocket')) return 'Upgrade does not name websocket'
  if (method !== 'GET') return `the method is ${method}`
  if (version !== 'HTTP/1.1') return `the version of HTTP is ${version}`
  if (look.sent('sec-websocket-version')?.trim() !== '13') return 'Sec-WebSocket-Version is not 13'
  if (!isKey(look.sent('sec-websocket-key'))) return 'Sec-WebSocket-Key is not 16 octets in base64'
  return null
}

const STANDARD: Change = {
  title: 'Ask with the standard fields of an opening handshake',
  sideEffect: OPENS,
  edits: [
    { line: 'Connection', value: 'Upgrade' },
    { line: 'Upgrade', value: 'websocket' },
    { line: 'Sec-WebSocket-Version', value: '13' },
    { line: 'Sec-WebSocket-Key', value: '{{auto}}' },
    { draft: { method: 'GET', httpVersion: 'HTTP/1.1' } },
  ],
}

/** The standard fields, where the request lacks any. */
export const standardFields = (look: Look): Change | null => (lackOf(look) === null ? null : STANDARD)

/** Version 13, where another was asked for. */
export const version13 = (look: Look): Change | null =>
  look.sent('sec-websocket-version')?.trim() === '13'
    ? null
    : { title: 'Sec-WebSocket-Version: 13', sideEffect: OPENS, edits: [{ line: 'Sec-WebSocket-Version', value: '13' }] }

/** HTTP/1.1, where the request said another version. */
export const http11 = (look: Look): Change | null =>
  look.request?.start.version === 'HTTP/1.1' || look.artifacts.http2
    ? null
    : { title: 'HTTP/1.1', sideEffect: OPENS, edits: [{ draft: { httpVersion: 'HTTP/1.1' } }] }

/** The origin a page of the endpoint itself would have, where the request has another one or none. */
export function ownOrigin(look: Look): Change | null {
  const origin = originOfTheEndpoint(look)
  if (origin === null || look.sent('origin') === origin) return null
  return { title: 'Origin of the endpoint itself', sideEffect: OPENS, edits: [{ line: 'Origin', value: origin }] }
}

/** No Origin, where one was sent. */
export const withoutOrigin = (look: Look): Change | null =>
  look.sent('origin') === null ? null : { title: 'Without Origin', sideEffect: OPENS, edits: [{ line: 'Origin', value: null }] }

/** No subprotocols, where some were offered. */
export const withoutSubprotocols = (look: Look): Change | null =>
  look.sent('sec-websocket-protocol') === null
    ? null
    : { title: 'Without subprotocols', sideEffect: OPENS, edits: [{ line: 'Sec-WebSocket-Protocol', value: null }] }

/** No extensions, where some were offered. */
export const withoutExtensions = (look: Look): Change | null =>
  look.sent('sec-websocket-extensions') === null
    ? null
    : { title: 'Without extensions', sideEffect: OPENS, edits: [{ line: 'Sec-WebSocket-Extensions', value: null }] }
