import { webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'
import { refusedWith } from '../refused-with'

const SOURCE = 'measured on ws 8.23.0 and wscat 6.1.0'
const TEXT = 'Send the draft below: the octets after the 101 are shown, as text where they are text.'

/** What ws prints, the library under wscat and most programs of Node.js. */
export const nodeWs: LogKind = {
  id: 'node-ws',
  title: 'ws, wscat',
  sentences: [
    {
      id: 'ws-refused',
      pattern: /Unexpected server response: (?<status>\d{3})/,
      says: (match) => `ws: ${refusedWith(Number(match.groups?.status)).says}`,
      confidence: 'certain',
      basis: 'measured',
      layer: (match) => refusedWith(Number(match.groups?.status)).layer,
      cause: (match) => refusedWith(Number(match.groups?.status)).cause,
      remedy: (match) => refusedWith(Number(match.groups?.status)).remedy,
      source: SOURCE,
      examples: ['error: Unexpected server response: 403', 'Error: Unexpected server response: 200'],
    },
    {
      id: 'ws-reserved-bit',
      pattern: /WS_ERR_UNEXPECTED_RSV_([123](?:_[23])?)|Invalid WebSocket frame: RSV\d[^\r\n]{0,40} must be clear/,
      says: 'after the 101 came octets that are no frames, mostly the text of an HTTP answer',
      confidence: 'likely',
      basis: 'measured',
      layer: 'application',
      cause:
        'The "H" of "HTTP/1.1" sets the first reserved bit, the "<" of a page the second and third: two parts of the server answered, and the second wrote its refusal into the open WebSocket. Socket.IO does so to a client with EIO=3. Compression without an agreement looks alike.',
      remedy: TEXT,
      source: SOURCE,
      examples: ["code: 'WS_ERR_UNEXPECTED_RSV_1'", 'RangeError: Invalid WebSocket frame: RSV1 must be clear'],
    },
    {
      id: 'ws-too-big',
      pattern: /WS_ERR_UNSUPPORTED_MESSAGE_LENGTH|Max payload size exceeded|WS_ERR_TOO_MANY_BUFFERED_PARTS/,
      says: 'a message was larger than ws was told to take (close code 1009)',
      confidence: 'certain',
      basis: 'source',
      layer: 'client',
      cause: 'maxPayload of the WebSocket is 100 MiB unless set, and fragments are counted too.',
      remedy: 'Raise maxPayload, or send less at once.',
      source: 'websockets/ws, lib/receiver.js',
      examples: ['RangeError: Max payload size exceeded'],
    },
    {
      id: 'ws-frame',
      pattern:
        /WS_ERR_(INVALID_OPCODE|EXPECTED_FIN|EXPECTED_MASK|UNEXPECTED_MASK|INVALID_CONTROL_PAYLOAD_LENGTH|INVALID_CLOSE_CODE|INVALID_UTF8)|Invalid WebSocket frame: ([^\r\n]{1,120})/,
      says: (match) => `the endpoint sent a frame that breaks RFC 6455: ${(match[2] ?? match[1] ?? '').toLowerCase().replaceAll('_', ' ')}`,
      confidence: 'certain',
      basis: 'source',
      layer: 'application',
      cause: 'ws checks every frame and ends the connection with 1002 or 1007 at the first that is wrong.',
      remedy: 'Open the draft below and look at the Frames tab, filtered by violations: it shows the octets of the header.',
      source: 'websockets/ws, doc/ws.md and lib/receiver.js',
      examples: ["code: 'WS_ERR_INVALID_CLOSE_CODE'", 'RangeError: Invalid WebSocket frame: MASK must be clear'],
    },
    {
      id: 'ws-timeout',
      pattern: /Error: Opening handshake has timed out/,
      says: 'no answer to the opening handshake came in time',
      confidence: 'certain',
      basis: 'source',
      layer: 'network',
      cause:
        'The connection stands, and nothing is answered: a server without a listener for this path, a full queue, or a proxy that waits for its backend.',
      remedy: 'Send the draft below: the result tells which phase takes how long.',
      source: 'websockets/ws, lib/websocket.js',
      examples: ['Error: Opening handshake has timed out'],
    },
    {
      id: 'ws-not-reached',
      pattern: /\b(ECONNREFUSED|ENOTFOUND|ETIMEDOUT|EHOSTUNREACH|EAI_AGAIN)\b(?: ([^\s'",]{1,255}))?/,
      says: (match) => `the host was not reached: ${match[1]}${match[2] ? ` ${match[2]}` : ''}`,
      confidence: 'certain',
      basis: 'documented',
      layer: 'network',
      cause: 'No byte of HTTP travelled: the name does not resolve, nothing listens at the port, or a firewall drops what is sent.',
      remedy: 'Send the draft from the same network; the Timing tab says what became of every address.',
      source: 'Node.js, errors.html',
      examples: ['Error: connect ECONNREFUSED 127.0.0.1:8080', 'error: getaddrinfo ENOTFOUND example.invalid'],
    },
    {
      id: 'ws-reset',
      pattern: /\b(?:read ECONNRESET|socket hang up|write EPIPE)\b/,
      says: 'the connection was cut while the answer was awaited, or later',
      confidence: 'likely',
      basis: 'measured',
      layer: 'network',
      cause:
        'A server that knows no such path may end the connection without a word (uWebSockets, libwebsockets, Socket.IO after a second); so do firewalls, and processes that die.',
      remedy: 'Send the draft below: the result tells whether an octet came, and whether it ended by FIN or RST.',
      source: SOURCE,
      examples: ['error: read ECONNRESET', 'Error: socket hang up'],
    },
    {
      id: 'ws-tls-port',
      pattern: /EPROTO[^\r\n]{0,200}(?:wrong version number|packet length too long)|SSL routines:[^\r\n]{0,100}wrong version number/,
      says: 'wss:// was sent to a port that speaks no TLS',
      confidence: 'likely',
      basis: 'measured',
      layer: 'client',
      cause: 'The first octets that came back are no TLS record: mostly plain HTTP.',
      remedy: 'Use ws://, or the port with TLS.',
      source: SOURCE,
      examples: [
        'error: write EPROTO 80B0:error:0A00010B:SSL routines:ssl3_get_record:wrong version number:../deps/openssl/ssl3_record.c:354:',
      ],
    },
    {
      id: 'ws-certificate',
      pattern:
        /\b(DEPTH_ZERO_SELF_SIGNED_CERT|SELF_SIGNED_CERT_IN_CHAIN|UNABLE_TO_VERIFY_LEAF_SIGNATURE|UNABLE_TO_GET_ISSUER_CERT_LOCALLY|CERT_HAS_EXPIRED|ERR_TLS_CERT_ALTNAME_INVALID)\b|self[- ]signed certificate(?: in certificate chain)?|unable to verify the first certificate/,
      says: (match) => `the certificate was not accepted: ${match[1] ?? match[0]}`,
      confidence: 'certain',
      basis: 'documented',
      layer: 'network',
      cause: 'It is of an authority the client does not know, has run out, is for another name, or comes without the certificate between.',
      remedy:
        'The TLS tab of the draft below shows the chain and says which of these it is. Give the client the authority (NODE_EXTRA_CA_CERTS).',
      source: 'Node.js, tls.html; OpenSSL, x509_vfy',
      examples: ['error: self-signed certificate', "code: 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'"],
    },
    {
      id: 'ws-disconnected',
      pattern: /Disconnected \(code: (\d{4}), reason: "([^"\r\n]{0,125})"\)/,
      says: (match) =>
        match[1] === '1006'
          ? 'the connection ended without a Close frame (reported as 1006)'
          : `the endpoint closed with ${match[1]}${match[2] ? ` and reason "${match[2]}"` : ''}`,
      confidence: 'certain',
      basis: 'measured',
      layer: 'application',
      cause: (match) =>
        match[1] === '1006'
          ? '1006 never travels: it is what a client says where the transport ended by FIN or RST. A time limit for idle connections, a process that ended, and servers that always close so (Rancher) are the usual reasons.'
          : 'The code is that of the Close frame that came.',
      remedy: 'Open the draft below and leave it: the result tells by what it ended, how old it was and how long nothing had travelled.',
      source: SOURCE,
      examples: ['Disconnected (code: 1006, reason: "")', 'Disconnected (code: 4401, reason: "token expired")'],
    },
  ],
  clues: [
    {
      pattern:
        /\bwscat\b[^\r\n]{0,400}?(?:-c|--connect)[ =]["']?(wss?:\/\/[^\s"']{1,800}|[a-z0-9.-]{1,255}(?::\d{1,5})?(?:\/[^\s"']{0,400})?)/,
      facts: (match) => ({ url: webSocketUrlOf(match[1] ?? '') ?? `ws://${match[1]}` }),
      examples: ['$ wscat -c wss://example.com/ws'],
    },
    {
      pattern: /\bwscat\b[^\r\n]{0,400}?(?:-o|--origin)[ =]["']?(https?:\/\/[^\s"'/]{1,255})/,
      facts: (match) => ({ origin: match[1] ?? '' }),
      examples: ['wscat -c wss://example.com/ws -o https://example.com'],
    },
    {
      pattern: /new WebSocket\(\s*['"`](wss?:\/\/[^'"`]{1,800})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ["const socket = new WebSocket('wss://example.com/ws')"],
    },
  ],
}
