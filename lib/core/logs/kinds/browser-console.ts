import type { HeaderLine } from '../../handshake/draft'
import { draftTo, webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'
import { refusedWith } from '../refused-with'

const LOOK = 'A browser shows neither status nor body to the page: send the draft below to see both.'
const STANDARD = 'WHATWG WebSockets; measured on Chromium 156'

/** What the console of a browser says of a WebSocket: Chrome and what is built on it, Firefox, Safari. */
export const browserConsole: LogKind = {
  id: 'browser-console',
  title: 'Console of a browser',
  sentences: [
    {
      id: 'browser-refused',
      pattern:
        /(?:WebSocket connection to '(?<url>wss?:\/\/[^']{1,800})' failed: )?(?:Error during WebSocket handshake: )?Unexpected response code: (?<status>\d{3})/,
      says: (match) => `Chrome: ${refusedWith(Number(match.groups?.status)).says}`,
      confidence: 'certain',
      basis: 'measured',
      layer: (match) => refusedWith(Number(match.groups?.status)).layer,
      cause: (match) => refusedWith(Number(match.groups?.status)).cause,
      remedy: (match) => refusedWith(Number(match.groups?.status)).remedy,
      source: STANDARD,
      examples: [
        "app.js:12 WebSocket connection to 'wss://example.com/ws' failed: Error during WebSocket handshake: Unexpected response code: 403",
        "WebSocket connection to 'ws://127.0.0.1:8005/' failed: Unexpected response code: 403",
      ],
    },
    {
      id: 'browser-failed',
      pattern: /WebSocket connection to '(?<url>wss?:\/\/[^']{1,800})' failed:\s*$/,
      says: 'the browser could not open the WebSocket and gives no reason',
      confidence: 'possible',
      basis: 'documented',
      layer: 'network',
      cause:
        'Browsers hide the reason from pages on purpose. Chrome leaves it empty where the connection ended before an answer, or the answer was not taken; the Network panel may have the status.',
      remedy: LOOK,
      symptom: true,
      source: STANDARD,
      examples: ["WebSocket connection to 'wss://example.com/ws' failed: "],
    },
    {
      id: 'browser-wrong-accept',
      pattern:
        /(?:WebSocket connection to '(?<url>wss?:\/\/[^']{1,800})' failed: )?Error during WebSocket handshake: (?:Incorrect 'Sec-WebSocket-Accept' header value|'Sec-WebSocket-Accept' header is missing)/,
      says: 'Sec-WebSocket-Accept in the 101 is not the value that proves the key was read',
      confidence: 'certain',
      basis: 'measured',
      layer: 'proxy',
      cause:
        'The answer belongs to another request (a cache, a faking intermediary), or the server computes the value of another key (RFC 6455 §4.2.2).',
      remedy: 'Ask the server directly, round every proxy. The Handshake tab shows the value received beside the one expected.',
      source: STANDARD,
      examples: [
        "WebSocket connection to 'ws://h/' failed: Error during WebSocket handshake: Incorrect 'Sec-WebSocket-Accept' header value",
      ],
    },
    {
      id: 'browser-no-subprotocol',
      pattern:
        /(?:WebSocket connection to '(?<url>wss?:\/\/[^']{1,800})' failed: )?Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received/,
      says: 'the page offered subprotocols and the server chose none',
      confidence: 'certain',
      basis: 'measured',
      layer: 'application',
      cause:
        'Browsers fail a 101 without Sec-WebSocket-Protocol where the page offered some (RFC 6455 §4.1). Many servers choose none unless told to.',
      remedy: 'Let the server choose one of those offered, or take the second argument out of new WebSocket(url, …).',
      source: STANDARD,
      examples: [
        "WebSocket connection to 'wss://h/' failed: Error during WebSocket handshake: Sent non-empty 'Sec-WebSocket-Protocol' header but no response was received",
      ],
    },
    {
      id: 'browser-reserved-bits',
      pattern:
        /(?:WebSocket connection to '(?<url>wss?:\/\/[^']{1,800})' failed: )?One or more reserved bits are on: reserved1 = (\d), reserved2 = (\d), reserved3 = (\d)/,
      says: 'after the 101 came octets that are no frames, or frames compressed without an agreement',
      confidence: 'likely',
      basis: 'documented',
      layer: 'application',
      cause: (match) =>
        match[2] === '1' && match[3] === '0' && match[4] === '0'
          ? 'Bit 1 alone is set by permessage-deflate, and by the letter "H" with which an HTTP answer begins: something wrote an error by HTTP into the open WebSocket, or a proxy changed the extension.'
          : 'The letter "<" of an HTML page sets such bits: something wrote a page into the open WebSocket.',
      remedy: 'Send the draft below: the octets after the 101 are shown as text. Try it once without permessage-deflate.',
      source: 'RFC 6455 §5.2; measured on Socket.IO 4.8.4 with EIO=3',
      examples: ["WebSocket connection to 'ws://h/' failed: One or more reserved bits are on: reserved1 = 1, reserved2 = 0, reserved3 = 0"],
    },
    {
      id: 'browser-closed-early',
      pattern:
        /(?:WebSocket connection to '(?<url>wss?:\/\/[^']{1,800})' failed: )?WebSocket is closed before the connection is established/,
      says: 'the page itself closed the WebSocket before it was open',
      confidence: 'certain',
      basis: 'documented',
      layer: 'client',
      cause:
        'close() was called while connecting: a component that was mounted twice and cleaned up (React in development does so), a time limit of a library, or a page that was left.',
      remedy:
        'Look where the page calls close(). The server has no part in it, unless it answers so slowly that a time limit of the page is reached.',
      source: STANDARD,
      examples: ["WebSocket connection to 'ws://localhost:3000/ws' failed: WebSocket is closed before the connection is established."],
    },
    {
      id: 'browser-mixed-content',
      pattern:
        /Mixed Content: The page at '(?<origin>https:\/\/[^'/]{1,300})[^']{0,500}' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint '(?<url>ws:\/\/[^']{1,800})'|An insecure WebSocket connection may not be initiated from a page loaded over HTTPS|SecurityError: The operation is insecure/,
      says: 'a page of https may not open ws://',
      confidence: 'certain',
      basis: 'documented',
      layer: 'client',
      cause: 'Browsers block it before anything is sent (mixed content).',
      remedy: 'Use wss://. If the server speaks no TLS, let a proxy that does stand in front of it.',
      source: 'W3C Mixed Content §5.3',
      examples: [
        "Mixed Content: The page at 'https://app.example.com/x' was loaded over HTTPS, but attempted to connect to the insecure WebSocket endpoint 'ws://app.example.com/ws'. This request has been blocked; this endpoint must be available over WSS.",
        "Uncaught SecurityError: Failed to construct 'WebSocket': An insecure WebSocket connection may not be initiated from a page loaded over HTTPS.",
      ],
    },
    {
      id: 'browser-policy',
      pattern:
        /Refused to connect to '(?<url>wss?:\/\/[^']{1,800})' because it violates the (?:following )?(?:document's )?Content Security Policy|Connecting to '(?<where>wss?:\/\/[^']{1,800})' violates the following Content Security Policy|blocked the loading of a resource \(connect-src\) at (?<at>wss?:\/\/\S{1,800})/,
      says: 'the page’s own Content-Security-Policy does not allow this address',
      confidence: 'certain',
      basis: 'documented',
      layer: 'client',
      cause: 'connect-src of the page lists where it may connect, and ws and wss have to be named with it.',
      remedy: 'Add the address, with its scheme, to connect-src of the page.',
      source: 'W3C Content Security Policy Level 3, connect-src',
      examples: [
        "Refused to connect to 'wss://api.example.com/ws' because it violates the following Content Security Policy directive: \"connect-src 'self'\".",
      ],
    },
    {
      id: 'browser-network',
      pattern:
        /(?:WebSocket connection to '(?<url>wss?:\/\/[^']{1,800})' failed: )?Error in connection establishment: net::(ERR_[A-Z0-9_]{1,60})/,
      says: (match) => `the connection failed below HTTP: ${match[2]}`,
      confidence: 'certain',
      basis: 'documented',
      layer: 'network',
      cause: (match) =>
        /CERT|SSL/.test(match[2] ?? '')
          ? 'TLS failed: the certificate is not trusted or not for this name, or the port speaks no TLS.'
          : 'The name does not resolve, nothing listens at the port, or the way there is blocked.',
      remedy: 'Send the draft below: the result shows the phase that fails, the addresses tried, and the certificate chain.',
      source: 'Chromium, net_error_list.h',
      examples: [
        "WebSocket connection to 'wss://h/' failed: Error in connection establishment: net::ERR_CERT_AUTHORITY_INVALID",
        "WebSocket connection to 'ws://h/' failed: Error in connection establishment: net::ERR_CONNECTION_REFUSED",
      ],
    },
    {
      id: 'browser-firefox-failed',
      pattern: /Firefox can.t establish a connection to the server at (?<url>wss?:\/\/\S{1,800}?)\.?$/,
      says: 'Firefox could not open the WebSocket and gives no reason',
      confidence: 'possible',
      basis: 'measured',
      layer: 'network',
      cause:
        'Firefox prints this for every failure before the connection is open: no answer, a refusal with any status, a certificate it does not trust, a 101 it does not take.',
      remedy: LOOK,
      symptom: true,
      source: 'measured on Firefox',
      examples: ['Firefox can’t establish a connection to the server at wss://example.com/ws.'],
    },
    {
      id: 'browser-firefox-interrupted',
      pattern: /The connection to (?<url>wss?:\/\/\S{1,800}) was interrupted while the page was loading/,
      says: 'the connection ended without a Close frame, or the page was left',
      confidence: 'possible',
      basis: 'documented',
      layer: 'network',
      cause: 'Firefox prints this for an open WebSocket that ended abnormally (1006), also where the page is reloaded.',
      remedy: 'If it happens while the page stays: leave the draft below open, the result tells how and after how much silence it ends.',
      source: 'Firefox, necko.properties',
      examples: ['The connection to wss://example.com/ws was interrupted while the page was loading.'],
    },
    {
      id: 'browser-safari',
      pattern:
        /WebSocket connection to '(?<url>wss?:\/\/[^']{1,800})' failed: (There was a bad response from the server\.?|The network connection was lost\.?|Could not connect to the server\.?|Socket is not connected|The certificate for this server is invalid[^\r\n]{0,200}|WebSocket is closed due to suspension\.?|The operation couldn.t be completed\.[^\r\n]{0,100})/,
      says: (match) =>
        /bad response/.test(match[2] ?? '')
          ? 'Safari: the opening handshake was not answered with a 101 that it takes'
          : `Safari could not open or keep the WebSocket: "${match[2]}"`,
      confidence: 'likely',
      basis: 'reported',
      layer: 'network',
      cause: (match) =>
        /lost/.test(match[2] ?? '')
          ? 'The connection ended without a close handshake; a page that calls close() without a code may print it too.'
          : 'Safari gives no status: any refusal, and a 101 with a wrong Accept or an unwanted extension, look alike.',
      remedy: LOOK,
      source: 'reports of Safari users; jrgnsn.net, 2024-12-16',
      examples: [
        "WebSocket connection to 'wss://example.com/ws' failed: There was a bad response from the server.",
        "WebSocket connection to 'wss://example.com' failed: The network connection was lost.",
      ],
    },
  ],
  clues: [
    {
      pattern: /(?:^|[\s(@])(https?:\/\/[^\s/'"]{1,255})\/[^\s'"]{0,400}\.(?:m?js|tsx?|html)(?:\?[^\s'"]{0,100})?:\d/,
      facts: (match) => ({ origin: match[1] ?? '' }),
      examples: ['at connect (https://app.example.com/assets/index-4f2a.js:12:40)'],
    },
  ],
  drafts(facts) {
    const url = facts.url === undefined ? null : webSocketUrlOf(facts.url)
    if (url === null) return []
    const lines: HeaderLine[] = [
      { line: `Origin: ${facts.origin ?? '{{origin}}'}` },
      { line: 'Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits' },
    ]
    return [draftTo(url, lines, 'As a browser sends it')]
  },
}
