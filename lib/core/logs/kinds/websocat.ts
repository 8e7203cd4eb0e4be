import { webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'
import { refusedWith } from '../refused-with'

const SOURCE = 'vi/websocat issues 55 and 146; rust-websocket, result.rs'

/** What websocat prints, and tungstenite, the library under many programs in Rust. */
export const websocat: LogKind = {
  id: 'websocat',
  title: 'websocat, tungstenite',
  sentences: [
    {
      id: 'websocat-refused',
      pattern: /WebSocketError: (?:WebSocketError: )?Received unexpected status code \((?<status>\d{3})[^)\r\n]{0,60}\)/,
      says: (match) => refusedWith(Number(match.groups?.status)).says,
      confidence: 'certain',
      basis: 'reported',
      layer: (match) => refusedWith(Number(match.groups?.status)).layer,
      cause: (match) => refusedWith(Number(match.groups?.status)).cause,
      remedy: (match) => refusedWith(Number(match.groups?.status)).remedy,
      source: SOURCE,
      examples: ['websocat: WebSocketError: WebSocketError: Received unexpected status code (403 Forbidden)'],
    },
    {
      id: 'websocat-refused-unnamed',
      pattern: /WebSocketError: (?:WebSocketError: )?Received unexpected status code\s*$/,
      says: 'the answer was no 101, and this version of websocat does not say which status came',
      confidence: 'possible',
      basis: 'reported',
      layer: 'application',
      cause: 'Versions before 1.6 drop the status.',
      remedy: 'Send the draft below: the result says what was answered, and by whom.',
      symptom: true,
      source: SOURCE,
      examples: ['websocat: WebSocketError: Received unexpected status code'],
    },
    {
      id: 'tungstenite-refused',
      pattern: /HTTP error: (?<status>[1-5]\d\d)(?: [A-Z][A-Za-z ]{2,40})?/,
      says: (match) => refusedWith(Number(match.groups?.status)).says,
      confidence: 'likely',
      basis: 'source',
      layer: (match) => refusedWith(Number(match.groups?.status)).layer,
      cause: (match) => refusedWith(Number(match.groups?.status)).cause,
      remedy: (match) => refusedWith(Number(match.groups?.status)).remedy,
      source: 'snapview/tungstenite-rs, error.rs',
      examples: ['Error: HTTP error: 403 Forbidden'],
    },
    {
      id: 'tungstenite-no-close',
      pattern: /WebSocket protocol error: Connection reset without closing handshake/,
      says: 'the connection ended without a Close frame (1006)',
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause: 'TCP ended before a Close frame came: a time limit of a proxy, a process that ended, or a server that always closes so.',
      remedy: 'Open the draft below and leave it: age and silence at the end tell which.',
      source: 'snapview/tungstenite-rs, error.rs',
      examples: ['WebSocket protocol error: Connection reset without closing handshake'],
    },
  ],
  clues: [
    {
      pattern: /\bwebsocat\b[^\r\n]{0,400}?[\s"'](wss?:\/\/[^\s"']{1,800})/,
      facts: (match) => ({ url: webSocketUrlOf(match[1] ?? '') ?? '' }),
      examples: ['$ websocat -v wss://example.com/ws'],
    },
    {
      pattern: /\bwebsocat\b[^\r\n]{0,400}?--origin[ =]["']?(https?:\/\/[^\s"'/]{1,255})/,
      facts: (match) => ({ origin: match[1] ?? '' }),
      examples: ['websocat --origin https://example.com wss://example.com/ws'],
    },
  ],
}
