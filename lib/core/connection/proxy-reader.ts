import { copyOf } from '../bytes/copy'
import { latin1Decode } from '../bytes/latin1'
import { createGrowingBytes } from '../frames/growing-bytes'
import { parseResponseHead } from '../http1/parse-head'
import type { BytesFact, Fact } from '../transcript/fact'
import type { Happening } from './happening'

/** Octets kept of each side of the conversation with a proxy. */
export const PROXY_OCTETS = 65_536

export type ProxyReader = {
  push(fact: BytesFact): void
  /** The whole conversation, once the tunnel stands or the proxy's phase has failed. */
  decided(fact: Exclude<Fact, { kind: 'bytes' }>): Happening[]
}

/** Keeps what was said to a proxy and what it answered (RFC 9110 §9.3.6, RFC 1928), cut at `PROXY_OCTETS`. */
export function createProxyReader(): ProxyReader {
  const request = createGrowingBytes(PROXY_OCTETS)
  const answer = createGrowingBytes(PROXY_OCTETS)
  return {
    push({ direction, bytes }) {
      const side = direction === 'sent' ? request : answer
      side.append(bytes)
    },
    decided(fact) {
      const granted = fact.kind === 'reached'
      if ((!granted && fact.kind !== 'failed') || fact.phase !== 'proxy') return []
      const kind = granted ? fact.data.kind : kindOf(request.bytes)
      const octets = copyOf(answer.bytes)
      const head = kind === 'http' ? parseResponseHead(octets) : null
      return [{ type: 'proxy', kind, request: copyOf(request.bytes), answer: octets, head, granted }]
    },
  }
}

/** SOCKS5 begins with its version (RFC 1928 §3), CONNECT with its name; null when nothing was sent. */
function kindOf(request: Uint8Array): 'http' | 'socks5' | null {
  if (request[0] === 0x05) return 'socks5'
  return latin1Decode(request, 0, Math.min(8, request.length)) === 'CONNECT ' ? 'http' : null
}
