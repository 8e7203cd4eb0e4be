import { base64Encode } from '../bytes/base64'
import { concat } from '../bytes/concat'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import type { ResponseHead } from '../http1/head'
import { createHeadScanner } from '../http1/head-end'
import { linesNamed } from '../http1/list-field'
import { parseResponseHead } from '../http1/parse-head'
import { mayBecomeResponse } from '../http1/response-start'
import { type Credentials, type Outgoing, quotedOctets, type Tunnel, type TunnelEnd, type TunnelState } from './tunnel'

/** Our bounds on one head of a proxy, and on heads before the final one. */
const LIMITS = { headBytes: 65_536, headLines: 256, lineBytes: 16_384 }
const MOST_INTERIM = 20

/**
 * Asks an HTTP proxy for a tunnel (CONNECT, RFC 9110 §9.3.6). Any 2xx grants it: the tunnel begins behind the blank line, whatever
 * Content-Length says. Every other status refuses it.
 */
export function httpConnect(end: TunnelEnd, credentials: Credentials | null): Tunnel {
  let held: Uint8Array = new Uint8Array()
  let scanner = createHeadScanner(LIMITS)
  let interim = 0

  function push(chunk: Uint8Array): TunnelState {
    let fresh = chunk
    held = concat([held, chunk])
    for (;;) {
      if (!mayBecomeResponse(held))
        return failed(`the answer begins ${quotedOctets(latin1Decode(held, 0, 80))}: expected an HTTP response that begins "HTTP/"`)
      const scan = scanner.push(fresh)
      if (scan.state === 'limit') return failed(`the head of the answer is beyond our limit ${scan.limit} of ${LIMITS[scan.limit]}`)
      if (scan.state === 'incomplete') return { state: 'waiting' }
      const head = parseResponseHead(held.subarray(0, scan.end))
      const rest = held.subarray(scan.end)
      const status = head?.start.status ?? null
      if (head === null || status === null)
        return failed(`the status line of the answer is ${quotedOctets(head?.start.text ?? '')}: expected a status of three digits`)
      if (status >= 200 || status === 101) return decided(head, status, rest)
      if (++interim > MOST_INTERIM) return failed(`more than ${MOST_INTERIM} interim answers came: expected a final one`)
      held = rest
      fresh = rest
      scanner = createHeadScanner(LIMITS)
    }
  }

  function decided(head: ResponseHead, status: number, rest: Uint8Array): TunnelState {
    const reply = cut(head.start.text)
    if (status >= 200 && status < 300) return { state: 'granted', reply, rest }
    const challenge = linesNamed(head, 'proxy-authenticate')[0]?.value
    const asks = challenge === undefined ? '' : ` (Proxy-Authenticate: ${cut(challenge)})`
    if (status !== 407) return { state: 'refused', detail: `it answered "${reply}"` }
    const why = credentials === null ? 'it asks for credentials and none were given' : 'it does not accept the credentials'
    return { state: 'refused', detail: `it answered "${reply}": ${why}${asks}` }
  }

  return { first: request(end, credentials), push, awaited: 'the answer to CONNECT' }
}

function request({ host, port }: TunnelEnd, credentials: Credentials | null): Outgoing {
  const authority = `${host.includes(':') ? `[${host}]` : host}:${port}`
  const before = `CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n`
  if (credentials === null) return { bytes: latin1Encode(`${before}\r\n`), secrets: [] }
  // RFC 7617 §2: user and password joined by a colon, in base64.
  const token = base64Encode(utf8Encode(`${credentials.user}:${credentials.password}`))
  const start = `${before}Proxy-Authorization: Basic `.length
  return {
    bytes: latin1Encode(`${before}Proxy-Authorization: Basic ${token}\r\n\r\n`),
    secrets: [{ start, end: start + token.length }],
  }
}

function cut(text: string): string {
  return text.length > 200 ? `${text.slice(0, 200)}…` : text
}

function failed(detail: string): TunnelState {
  return { state: 'failed', detail }
}
