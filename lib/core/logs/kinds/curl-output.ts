import type { HeaderEntry, RequestDraft } from '../../handshake/draft'
import { lowerAscii } from '../../spec/grammar'
import { isSensitiveField } from '../../spec/header-names'
import type { LogKind } from '../log-kind'
import type { LogText } from '../log-text'
import { refusedWith } from '../refused-with'

const REQUEST_LINE = /^(?:>|\* \[HTTP\/2\])? ?(GET|POST|HEAD|OPTIONS) (\S{1,4000}) HTTP\/(\d(?:\.\d)?)\s*$/
const SENT_LINE = /^> (([!#$%&'*+.^_`|~0-9A-Za-z-]{1,200}):.{0,4000}?)\s*$/
const CONNECTED =
  /^\* (?:Connected to (\S{1,255}) \((\S{1,80})\) port (\d{1,5})|Established connection to (\S{1,255}) \((\S{1,80}) port (\d{1,5})\))/
const TLS = /^\* (?:SSL connection using|ALPN|TLSv1\.\d \(OUT\)|schannel:)/

/** What curl -v and curl -i print. */
export const curlOutput: LogKind = {
  id: 'curl-output',
  title: 'curl -v',
  sentences: [
    {
      id: 'curl-refused',
      pattern: /^(?:< )?HTTP\/(\d(?:\.\d)?) (?<status>[2-5]\d\d)\b ?([^\r\n]{0,80})/,
      says: (match) => refusedWith(Number(match.groups?.status)).says,
      confidence: 'certain',
      basis: 'documented',
      layer: (match) => refusedWith(Number(match.groups?.status)).layer,
      cause: (match) => refusedWith(Number(match.groups?.status)).cause,
      remedy: (match) =>
        match[1] === '2'
          ? 'curl spoke HTTP/2, where Upgrade does not exist: give it --http1.1. The draft below speaks HTTP/1.1.'
          : refusedWith(Number(match.groups?.status)).remedy,
      source: 'RFC 6455 §4.1',
      examples: ['< HTTP/1.1 403 Forbidden', 'HTTP/1.1 426 Upgrade Required', '< HTTP/2 400 '],
    },
    {
      id: 'curl-refused',
      pattern: /curl: \(22\) Refused WebSockets upgrade: (?<status>\d{3})/,
      says: (match) => refusedWith(Number(match.groups?.status)).says,
      confidence: 'certain',
      basis: 'reported',
      layer: (match) => refusedWith(Number(match.groups?.status)).layer,
      cause: (match) => refusedWith(Number(match.groups?.status)).cause,
      remedy: (match) => refusedWith(Number(match.groups?.status)).remedy,
      source: 'curl 7.86 and newer with ws:// URLs',
      examples: ['curl: (22) Refused WebSockets upgrade: 403'],
    },
    {
      id: 'curl-not-reached',
      pattern: /curl: \((6|7|28)\) ([^\r\n]{1,200})/,
      says: (match) => `curl did not reach the host: "${match[2]}"`,
      confidence: 'certain',
      basis: 'documented',
      layer: 'network',
      cause: 'The name does not resolve (6), nothing listens at the port (7), or nothing came in time (28).',
      remedy: 'Send the draft from the same network; the Timing tab says what became of every address.',
      source: 'curl, libcurl-errors',
      examples: ['curl: (7) Failed to connect to example.com port 443 after 21 ms: Could not connect to server'],
    },
    {
      id: 'curl-empty',
      pattern: /curl: \(52\) Empty reply from server|curl: \(56\) [^\r\n]{0,120}[Cc]onnection reset/,
      says: 'the endpoint ended the connection without an answer',
      confidence: 'certain',
      basis: 'documented',
      layer: 'application',
      cause:
        'Some libraries end what they do not know without a word: uWebSockets, libwebsockets, tungstenite, and Socket.IO after a second.',
      remedy: 'Look at path and subprotocol first. The log of the server has the reason.',
      source: 'curl, libcurl-errors',
      examples: ['curl: (52) Empty reply from server'],
    },
    {
      id: 'curl-certificate',
      pattern: /curl: \((?:60|35|51)\) ([^\r\n]{1,200})/,
      says: (match) => `TLS failed: "${match[1]}"`,
      confidence: 'certain',
      basis: 'documented',
      layer: 'network',
      cause: 'The certificate is not trusted or not for this name (60), or the handshake of TLS itself failed (35).',
      remedy: 'The TLS tab of the draft below shows the chain and what is wrong with it.',
      source: 'curl, libcurl-errors',
      examples: ['curl: (60) SSL certificate problem: self-signed certificate in certificate chain'],
    },
    {
      id: 'curl-accepted',
      pattern: /^(?:< )?HTTP\/1\.1 101\b/,
      says: 'the endpoint accepted: a 101 came',
      confidence: 'certain',
      basis: 'documented',
      layer: 'application',
      cause: 'The opening handshake is done. What follows are frames, in binary: curl shows them as they are.',
      remedy: 'Send the draft below to see the frames, and whether every field of the 101 is right.',
      symptom: true,
      source: 'RFC 6455 §4.1',
      examples: ['< HTTP/1.1 101 Switching Protocols'],
    },
  ],
  clues: [{ pattern: REQUEST_LINE, facts: () => ({}), examples: ['> GET /ws HTTP/1.1'] }],
  drafts: (_, text) => requestIn(text),
}

/** The first request with its lines, as curl sent it. */
function requestIn({ lines }: LogText): RequestDraft[] {
  const begin = lines.findIndex(({ text }) => text.startsWith('>') && REQUEST_LINE.test(text))
  const [, method = 'GET', target = '/'] = REQUEST_LINE.exec(lines[begin]?.text ?? '') ?? []
  if (begin === -1) return []
  const headers: HeaderEntry[] = []
  for (const { text } of lines.slice(begin + 1)) {
    const match = SENT_LINE.exec(text)
    if (match === null) {
      if (/^[<>*{}]? ?$/.test(text) || text.startsWith('<')) break
      continue
    }
    headers.push({ line: match[1] ?? '', ...(isSensitiveField(lowerAscii(match[2] ?? '')) ? { secret: true } : {}) })
  }
  const before = lines.slice(0, begin).map(({ text }) => text)
  const connected = before.map((text) => CONNECTED.exec(text)).findLast((match) => match !== null)
  const tls = before.some((text) => TLS.test(text)) || connected?.[3] === '443' || connected?.[6] === '443'
  const host = fieldIn(headers, 'host') ?? connected?.[1] ?? connected?.[4] ?? '{{host}}'
  const url = `${tls ? 'wss' : 'ws'}://${host}${target}`
  return [{ url, headers, ...(method === 'GET' ? {} : { method }), note: 'As curl sent it' }]
}

function fieldIn(headers: readonly HeaderEntry[], name: string): string | undefined {
  for (const entry of headers) {
    const line = 'line' in entry ? (entry.line ?? '') : ''
    if (lowerAscii(line.slice(0, line.indexOf(':'))) === name) return line.slice(line.indexOf(':') + 1).trim()
  }
  return undefined
}
