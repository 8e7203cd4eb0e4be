import { latin1Decode } from '../bytes/latin1'

export type LooksLike =
  | 'ssh'
  | 'smtp-or-ftp'
  | 'pop3'
  | 'imap'
  | 'redis'
  | 'amqp'
  | 'vnc'
  | 'mysql'
  | 'tls-alert'
  | 'tls-record'
  | 'http2-settings'
  | 'html'
  | 'json'
  | 'rtsp'
  | 'icy'
  | 'memcached'
  | 'telnet'
  | 'xmpp'
  | 'unknown'

/** First octets as text, in the order they are tried. */
const TEXTS: readonly (readonly [LooksLike, RegExp])[] = [
  ['ssh', /^SSH-/],
  ['smtp-or-ftp', /^(?:220|421|554)[ -]/],
  ['pop3', /^\+OK/],
  ['imap', /^\* (?:OK|BYE|PREAUTH)/],
  ['redis', /^(?:-ERR|-DENIED|-NOAUTH|-NOPERM|-MISCONF|\+PONG)/],
  ['amqp', /^AMQP/],
  ['vnc', /^RFB /],
  ['rtsp', /^RTSP\//],
  ['icy', /^ICY /],
  ['memcached', /^(?:ERROR|CLIENT_ERROR[^\r\n]*|SERVER_ERROR[^\r\n]*)\r?\n/],
  ['xmpp', /^\s*(?:<\?xml[^>]*>\s*)?<(?:stream:|stream\b)/],
  ['html', /^(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|\?xml|[a-z])/i],
  ['json', /^(?:\xef\xbb\xbf)?\s*(?:\{\s*["}]|\[\s*[[{"\]\d])/],
]

/** What octets that are no response head most resemble, judged by the first of them; `unknown` when nothing fits. */
export function looksLike(bytes: Uint8Array): LooksLike {
  const binary = binarySignature(bytes)
  if (binary !== null) return binary
  const text = latin1Decode(bytes, 0, 512)
  return TEXTS.find(([, pattern]) => pattern.test(text))?.[0] ?? 'unknown'
}

function binarySignature(bytes: Uint8Array): LooksLike | null {
  const [b0 = -1, b1 = -1, b2 = -1, b3 = -1, b4 = -1] = bytes
  // RFC 8446 §5.1: content type, then a legacy version that begins with 3.
  if (b0 === 0x15 && b1 === 0x03) return 'tls-alert'
  if ((b0 === 0x14 || b0 === 0x16 || b0 === 0x17) && b1 === 0x03) return 'tls-record'
  // RFC 9113 §4.1: length, type (SETTINGS 4, GOAWAY 7), flags, stream 0.
  const onStreamZero = bytes.length >= 9 && bytes.subarray(5, 9).every((octet) => octet === 0)
  if (b0 === 0 && onStreamZero && ((b3 === 4 && ((b1 << 8) | b2) % 6 === 0) || (b3 === 7 && ((b1 << 8) | b2) >= 8))) return 'http2-settings'
  // MySQL: length of three octets (little end first), sequence 0, then protocol 10 or an error packet.
  if (b3 === 0 && (b4 === 0x0a || b4 === 0xff) && b2 === 0 && (b0 | (b1 << 8)) > 4) return 'mysql'
  // RFC 854: IAC, then WILL, WONT, DO or DONT.
  if (b0 === 0xff && b1 >= 0xfb && b1 <= 0xfe) return 'telnet'
  return null
}
