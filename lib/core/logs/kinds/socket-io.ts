import { atPath, draftTo, webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'

const CONTEXT = /socket\.io|engine\.io|io\.socket|EIO=|TransportError|connect_error|transport=(?:websocket|polling)/i
const SOURCE = 'socketio/socket.io, engine.io-client and socket.io-client'

/** What the clients of Socket.IO print. */
export const socketIo: LogKind = {
  id: 'socket-io',
  title: 'Socket.IO',
  sentences: [
    {
      id: 'socket-io-websocket-error',
      pattern: /(?:TransportError|Error|EngineIOException): websocket error|\bwebsocket error\b/,
      context: CONTEXT,
      says: 'the WebSocket transport failed, and Socket.IO does not say with what',
      confidence: 'possible',
      basis: 'source',
      layer: 'application',
      cause:
        'In a browser that is all a page may know. In Node the description of the error has the status. A proxy without upgrades, another path than /socket.io/, and a server of another version are the usual reasons.',
      remedy:
        'Send the draft below: the result shows status and body. Engine.IO says "Transport unknown", "Session ID unknown" or "Bad request" there.',
      symptom: true,
      source: SOURCE,
      examples: [
        'Error: websocket error\n    at WS.onError (engine.io-client/build/cjs/transport.js:46:37)'.split('\n')[0] ?? '',
        'connect_error TransportError: websocket error',
      ],
    },
    {
      id: 'socket-io-poll-error',
      pattern: /xhr p(?:oll|ost) error/,
      says: 'the first requests of Socket.IO, by HTTP polling, already failed',
      confidence: 'likely',
      basis: 'source',
      layer: 'network',
      cause:
        'Socket.IO begins with polling and upgrades later: CORS, a wrong address or path, or a server that is not there. No WebSocket was tried.',
      remedy:
        'The draft below opens the WebSocket without polling: if it opens, polling is at fault (CORS, sticky sessions); give the client transports: ["websocket"].',
      source: SOURCE,
      examples: ['Error: xhr poll error', 'io.socket.engineio.client.EngineIOException: xhr poll error'],
    },
    {
      id: 'socket-io-session',
      pattern: /Session ID unknown|"code":1,"message":"Session ID unknown"/,
      says: 'the server that was reached does not know the session: the one before was another, or has restarted',
      confidence: 'certain',
      basis: 'measured',
      layer: 'proxy',
      cause:
        'A session begins by polling at one server and goes on with its id; behind a load balancer without sticky sessions the next request reaches another one.',
      remedy: 'Switch sticky sessions on, or let clients use transports: ["websocket"] only.',
      source: 'measured on Socket.IO 4.8.4',
      examples: ['{"code":1,"message":"Session ID unknown"}'],
    },
    {
      id: 'socket-io-version',
      pattern: /Unsupported protocol version|It seems you are trying to reach a Socket\.IO server in v2\.x with a v3\.x client/,
      says: 'client and server speak different versions of Engine.IO',
      confidence: 'certain',
      basis: 'measured',
      layer: 'client',
      cause: 'Servers from 3 on take clients with EIO=4 only, unless allowEIO3 is set; a client 3 or 4 does not understand a server 2.',
      remedy: 'Use a client of the same major version, or set allowEIO3: true.',
      source: 'measured on Socket.IO 4.8.4; socketio/socket.io, manager.ts',
      examples: [
        '{"code":5,"message":"Unsupported protocol version"}',
        'Error: It seems you are trying to reach a Socket.IO server in v2.x with a v3.x client',
      ],
    },
    {
      id: 'socket-io-ping-timeout',
      pattern: /\bping timeout\b/,
      context: CONTEXT,
      says: 'one side did not hear the other’s heartbeat in time',
      confidence: 'likely',
      basis: 'source',
      layer: 'network',
      cause:
        'The server sends a ping every 25 s and waits 20 s for the pong; the client gives up after 45 s without one. A blocked event loop, a browser tab that sleeps, or a dead connection.',
      remedy: 'Look for long computations on either side; raise pingTimeout only after that.',
      source: SOURCE,
      examples: ['socket.io disconnect reason: ping timeout'],
    },
    {
      id: 'socket-io-transport-close',
      pattern: /\btransport (close|error)\b/,
      context: CONTEXT,
      says: (match) => (match[1] === 'close' ? 'the transport under Socket.IO was closed' : 'the transport under Socket.IO failed'),
      confidence: 'possible',
      basis: 'source',
      layer: 'network',
      cause: 'The WebSocket ended without a word of Socket.IO: the network, a time limit of a proxy, or a server that stopped.',
      remedy: 'Open the draft below and leave it: the result tells how it ends, and after how much silence.',
      symptom: true,
      source: SOURCE,
      examples: ['socket.io disconnect: transport close'],
    },
  ],
  clues: [
    {
      pattern: /(https?:\/\/[^\s"'?]{1,300}|wss?:\/\/[^\s"'?]{1,300})\/socket\.io\/\?/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ['GET https://example.com/socket.io/?EIO=4&transport=polling&t=abc net::ERR_FAILED'],
    },
    {
      pattern: /\bio(?:\.connect)?\(\s*['"`](https?:\/\/[^'"`]{1,300}|wss?:\/\/[^'"`]{1,300})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ["const socket = io('https://example.com')"],
    },
  ],
  drafts(facts) {
    const url = atPath(webSocketUrlOf(facts.url ?? '') ?? 'wss://{{host}}', '/socket.io/?EIO=4&transport=websocket')
    const lines = facts.origin === undefined ? [] : [{ line: `Origin: ${facts.origin}` }]
    return [draftTo(url, lines, 'Socket.IO straight over WebSocket', { session: { sendOnOpen: [{ opcode: 'text', text: '40' }] } })]
  },
}
