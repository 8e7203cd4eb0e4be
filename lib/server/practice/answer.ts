import 'server-only'
import { acceptValue } from '../../core/handshake/accept-value'
import type { PracticePeer } from './peer'
import type { PracticeRequest } from './read-request'

/** A response: start line, field lines in this order, Content-Length of the body (ASCII), body. */
export function response(startLine: string, lines: readonly string[], body = ''): string {
  return [`HTTP/1.1 ${startLine}`, ...lines, `Content-Length: ${body.length}`, 'Connection: close', '', body].join('\r\n')
}

/** Sends a response and FIN. */
export async function answer(peer: PracticePeer, text: string): Promise<void> {
  await peer.write(text)
  peer.end()
}

/** Whether the request asks for a WebSocket (RFC 6455 §4.2.1): Upgrade, Connection and a key. */
export function asksForWebSocket({ method, fields }: PracticeRequest): boolean {
  return (
    method === 'GET' &&
    hasMember(fields.get('upgrade'), 'websocket') &&
    hasMember(fields.get('connection'), 'upgrade') &&
    (fields.get('sec-websocket-key') ?? '') !== ''
  )
}

function hasMember(value: string | undefined, wanted: string): boolean {
  return (value ?? '').split(',').some((member) => member.trim().toLowerCase() === wanted)
}

/** The head of a 101 that accepts this request, with more lines at its end. */
export function switching(request: PracticeRequest, more: readonly string[] = []): string {
  const accept = acceptValue(request.fields.get('sec-websocket-key') ?? '')
  return [
    'HTTP/1.1 101 Switching Protocols',
    'Upgrade: websocket',
    'Connection: Upgrade',
    `Sec-WebSocket-Accept: ${accept}`,
    ...more,
    '',
    '',
  ].join('\r\n')
}

/** Answers 426 as RFC 9110 §15.5.22 wants it, where a WebSocket handshake was expected and something else came. */
export function expectedWebSocket(peer: PracticePeer): Promise<void> {
  const body = 'This practice endpoint expects an opening handshake: GET with Upgrade, Connection and Sec-WebSocket-Key.\n'
  return answer(
    peer,
    response('426 Upgrade Required', ['Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Content-Type: text/plain'], body),
  )
}
