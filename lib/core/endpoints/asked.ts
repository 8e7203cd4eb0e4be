import type { Change } from '../changes/change'
import type { Look } from './look'

/** Whether the request asked for the upgrade with both fields (RFC 6455 §4.1), whatever it is otherwise. */
export function askedForUpgrade(look: Look): boolean {
  return /(^|,)\s*upgrade\s*(,|$)/i.test(look.sent('connection') ?? '') && /(^|,)\s*websocket\s*(,|$)/i.test(look.sent('upgrade') ?? '')
}

/** The origin a page of the endpoint itself would have: scheme and authority of the URL. */
export function ownOrigin(look: Look): string | null {
  const { target } = look.artifacts
  return target ? `${target.tls ? 'https' : 'http'}://${target.authority}` : null
}

/** The side effect of a change after which the handshake may be accepted. */
export const OPENS = 'If the endpoint accepts, a WebSocket is opened there.'

/** Asks for the upgrade with the two standard fields. */
export const ASK_FOR_UPGRADE: Change = {
  title: 'Ask for the upgrade with the standard fields',
  sideEffect: OPENS,
  edits: [
    { line: 'Connection', value: 'Upgrade' },
    { line: 'Upgrade', value: 'websocket' },
  ],
}

/** A change of one header field, or its removal. */
export function changeLine(title: string, line: string, value: string | null): Change {
  return { title, sideEffect: OPENS, edits: [{ line, value }] }
}

/** A change of path and query: the same host, `resource` in place of what was asked for; null where the URL cannot be told. */
export function changePath(look: Look, title: string, resource: string): Change | null {
  const { target } = look.artifacts
  if (!target) return null
  const url = `${target.tls ? 'wss' : 'ws'}://${target.authority}${resource}`
  return { title, sideEffect: OPENS, edits: [{ draft: { url } }] }
}

/** The same endpoint, port included, with or without TLS; null where the URL cannot be told. */
export function changeScheme(look: Look, scheme: 'ws' | 'wss'): Change | null {
  const { target } = look.artifacts
  if (!target) return null
  const authority = /:\d{1,5}$/.test(target.authority) ? target.authority : `${target.authority}:${target.port}`
  return { title: `With ${scheme}://`, sideEffect: OPENS, edits: [{ draft: { url: `${scheme}://${authority}${target.resource}` } }] }
}
