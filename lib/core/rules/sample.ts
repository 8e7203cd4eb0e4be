import type { AnswerArtifact, Artifacts } from '../artifacts/artifacts'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import type { Failure, FailureCode, Phase } from '../transcript/failure'

/** The conversation examples begin from: the URL, the request and the answer of RFC 6455 §1.3. */
export const SAMPLE_URL = 'ws://example.com/chat'

/** Its request, one line an entry. */
export const SAMPLE_REQUEST: readonly string[] = [
  'GET /chat HTTP/1.1',
  'Host: example.com',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==',
  'Sec-WebSocket-Version: 13',
]

/** Its answer, one line an entry. */
export const SAMPLE_RESPONSE: readonly string[] = [
  'HTTP/1.1 101 Switching Protocols',
  'Upgrade: websocket',
  'Connection: Upgrade',
  'Sec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=',
]

/** An answer that is not 101. */
export const SAMPLE_REFUSAL: readonly string[] = ['HTTP/1.1 403 Forbidden', 'Content-Length: 0']

const isNamed = (line: string, name: string) => line.toLowerCase().startsWith(`${name.toLowerCase()}:`)

/** The sample request with these lines added at its end. */
export const requestWith = (...lines: string[]): string[] => [...SAMPLE_REQUEST, ...lines]
/** The sample answer with these lines added at its end. */
export const responseWith = (...lines: string[]): string[] => [...SAMPLE_RESPONSE, ...lines]

/** The sample request without the lines of that field, and with `lines` in their place. */
export function requestWhere(name: string, ...lines: string[]): string[] {
  return SAMPLE_REQUEST.flatMap((line) => (isNamed(line, name) ? lines : [line]))
}

/** The sample answer without the lines of that field, and with `lines` in their place. */
export function responseWhere(name: string, ...lines: string[]): string[] {
  return SAMPLE_RESPONSE.flatMap((line) => (isNamed(line, name) ? lines : [line]))
}

/** How the wait for a response ended, for examples without a head. */
export const answered = (how: AnswerArtifact['how'], more: Partial<AnswerArtifact> = {}): Pick<Artifacts, 'answer'> => ({
  answer: { how, bytes: new Uint8Array(), head: null, looksLike: null, limit: null, ...more },
})

/** A phase that failed, for examples that never came to an answer. */
export const failedAt = (phase: Phase, code: FailureCode, detail: string, more: Partial<Failure> = {}): Pick<Artifacts, 'failure'> => ({
  failure: { phase, code, detail, ...more },
})

/** What the sample's name leads to. */
export const SAMPLE_RESOLVED: Pick<Artifacts, 'resolved'> = {
  resolved: {
    host: 'example.com',
    addresses: [
      { address: '2001:db8::7', family: 6 },
      { address: '192.0.2.7', family: 4 },
    ],
  },
}

/** A connection that stands. */
export const SAMPLE_CONNECTED: Pick<Artifacts, 'connected'> = { connected: { address: '192.0.2.7', family: 4, port: 80 } }

/** What an HTTP proxy answered to CONNECT, one line an entry; a 2xx made the tunnel. */
export function proxied(...lines: string[]): Pick<Artifacts, 'proxy'> {
  const answer = latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)
  const head = parseResponseHead(answer)
  const request = latin1Encode('CONNECT example.com:80 HTTP/1.1\r\nHost: example.com:80\r\n\r\n')
  return { proxy: { kind: 'http', request, answer, head, granted: /^HTTP\/1\.1 2/.test(lines[0] ?? '') } }
}
