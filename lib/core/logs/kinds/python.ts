import type { LogKind } from '../log-kind'
import { refusedWith } from '../refused-with'

/** What clients in Python print: websockets, websocket-client, aiohttp. Their words on a wrong 101 are among the measured ones. */
export const python: LogKind = {
  id: 'python',
  title: 'websockets, websocket-client, aiohttp',
  sentences: [
    {
      id: 'python-refused',
      pattern:
        /server rejected WebSocket connection: HTTP (?<status>\d{3})|InvalidStatusCode: server rejected WebSocket connection: HTTP (\d{3})|WebSocketBadStatusException: Handshake status (\d{3})|WSServerHandshakeError: (\d{3}), message='[^'\r\n]{0,100}'(?:, url=(?:URL\()?'(?<url>[^'\r\n]{1,800})')?/,
      says: (match) => refusedWith(statusOf(match)).says,
      confidence: 'certain',
      basis: 'measured',
      layer: (match) => refusedWith(statusOf(match)).layer,
      cause: (match) => refusedWith(statusOf(match)).cause,
      remedy: (match) => refusedWith(statusOf(match)).remedy,
      source: 'measured on websockets 17.1, websocket-client 1.9.2 and aiohttp 3.14.3',
      examples: [
        'websockets.exceptions.InvalidStatus: server rejected WebSocket connection: HTTP 403',
        "aiohttp.client_exceptions.WSServerHandshakeError: 403, message='Invalid response status', url='wss://example.com/ws'",
        "websocket._exceptions.WebSocketBadStatusException: Handshake status 403 Forbidden -+-+- {'content-length': '0'} -+-+- b''",
      ],
    },
    {
      id: 'python-closed',
      pattern: /(?:ConnectionClosed(?:Error|OK): )?received (\d{4}) \(([^)\r\n]{1,60})\)(?: ([^;\r\n]{1,125}))?; then sent/,
      says: (match) => `the endpoint closed first, with ${match[1]} (${match[2]})${match[3] ? ` and reason "${match[3]}"` : ''}`,
      confidence: 'certain',
      basis: 'measured',
      layer: 'application',
      cause: 'The code stood in a Close frame that came before ours.',
      remedy: 'Look the code up in the documentation of the endpoint: 4000 to 4999 have the meaning the application gives them.',
      source: 'measured on websockets 17.1',
      examples: [
        'websockets.exceptions.ConnectionClosedError: received 4401 (private use) token expired; then sent 4401 (private use) token expired',
      ],
    },
    {
      id: 'python-no-close',
      pattern: /no close frame received or sent/,
      says: 'the connection ended without a Close frame (1006)',
      confidence: 'certain',
      basis: 'measured',
      layer: 'network',
      cause: 'TCP ended before a Close frame came: a time limit of a proxy, a process that ended, or a server that always closes so.',
      remedy: 'Open the draft below and leave it: age and silence at the end tell which.',
      source: 'measured on websockets 17.1',
      examples: ['websockets.exceptions.ConnectionClosedError: no close frame received or sent'],
    },
    {
      id: 'python-ping',
      pattern: /keepalive ping timeout/,
      says: 'the other side did not answer a ping within 20 s',
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause:
        'websockets pings every 20 s and closes with 1011 where no pong comes within another 20 s: the event loop of one side was blocked, or the connection was dead.',
      remedy: 'Look for calls that block the event loop on both sides; raise ping_timeout only after that.',
      source: 'python-websockets/websockets, keepalive',
      examples: ['sent 1011 (internal error) keepalive ping timeout; no close frame received'],
    },
    {
      id: 'python-opening-timeout',
      pattern: /TimeoutError: timed out during opening handshake|timed out during opening handshake/,
      says: 'no answer to the opening handshake came in time',
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause: 'The connection stands and nothing is answered within open_timeout, 10 s unless set.',
      remedy: 'Send the draft below: the result tells which phase takes how long.',
      source: 'python-websockets/websockets, client',
      examples: ['TimeoutError: timed out during opening handshake'],
    },
    {
      id: 'python-invalid-message',
      pattern: /InvalidMessage: did not receive a valid HTTP (?:response|request)/,
      says: 'what came was no HTTP, or nothing came at all',
      confidence: 'likely',
      basis: 'measured',
      layer: 'network',
      cause:
        'The port speaks something else, such as TLS to ws://, or the server ended the connection without an answer. On a server the line means a probe or a scanner.',
      remedy: 'Send the draft below: the octets that came are shown.',
      source: 'measured on websockets 17.1',
      examples: ['websockets.exceptions.InvalidMessage: did not receive a valid HTTP response'],
    },
  ],
  clues: [
    {
      pattern: /(?:connect|create_connection|ws_connect|WebSocketApp)\(\s*f?['"](wss?:\/\/[^'"]{1,800})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ["ws = create_connection('wss://example.com/ws')"],
    },
  ],
}

function statusOf(match: RegExpExecArray): number {
  return Number(match.groups?.status ?? match[2] ?? match[3] ?? match[4])
}
