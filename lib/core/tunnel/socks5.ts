import { parseIPv4, parseIPv6 } from '../address/literal'
import { concat } from '../bytes/concat'
import { hexEncode } from '../bytes/hex'
import { latin1Encode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import { socksReply } from './socks-replies'
import type { Credentials, Outgoing, Tunnel, TunnelEnd, TunnelState } from './tunnel'

const VERSION = 5
const NO_AUTHENTICATION = 0
const USER_PASSWORD = 2
const NO_ACCEPTABLE_METHOD = 0xff
const CONNECT = 1
const IPV4 = 1
const NAME = 3
const IPV6 = 4
const HTTP = 0x48

type Stage = 'method' | 'credentials' | 'reply'
const AWAITED: Readonly<Record<Stage, string>> = {
  method: 'its choice of an authentication method',
  credentials: 'its answer to the credentials',
  reply: 'its reply to the request to connect',
}

/**
 * Asks a SOCKS5 proxy for a tunnel (RFC 1928), with user and password where it wants them (RFC 1929). A name goes out as one, for
 * the proxy to resolve. Names and credentials are at most 255 octets long: the reader of the proxy's URL sees to that.
 */
export function socks5(end: TunnelEnd, credentials: Credentials | null): Tunnel {
  const methods = credentials === null ? [NO_AUTHENTICATION] : [NO_AUTHENTICATION, USER_PASSWORD]
  let stage: Stage = 'method'
  let held: Uint8Array = new Uint8Array()

  /** Takes the answer to what was asked last, and asks the next thing. */
  function push(chunk: Uint8Array): TunnelState {
    held = concat([held, chunk])
    const [first, second] = held
    if (first === undefined) return { state: 'waiting' }
    // RFC 1929 §2 has a version of its own, which servers confuse with this one.
    if (first !== VERSION && stage !== 'credentials')
      return failed(`the answer begins with the octet 0x${hex(first)}${guess(first)}: expected 0x05`)
    if (second === undefined) return { state: 'waiting' }
    switch (stage) {
      case 'method':
        return method(second)
      case 'credentials':
        if (second !== 0) return refused(`it does not accept user and password (status ${second})`)
        return ask('reply', plain(request(end)))
      case 'reply':
        return second === 0 ? reply() : refused(`it replied "${socksReply(second)}"`)
      default:
        return stage satisfies never
    }
  }

  function method(chosen: number): TunnelState {
    if (chosen === NO_AUTHENTICATION) return ask('reply', plain(request(end)))
    if (chosen === USER_PASSWORD && credentials !== null) return ask('credentials', signIn(credentials))
    if (chosen === NO_ACCEPTABLE_METHOD) {
      const offered = credentials === null ? 'no authentication' : 'no authentication, user and password'
      return refused(`it accepts none of the methods offered (${offered})`)
    }
    const wants = chosen === USER_PASSWORD ? 'user and password, and none were given' : `the method ${chosen}, which was not offered`
    return refused(`it wants ${wants}`)
  }

  /** A reply of success is as long as its address says (RFC 1928 §6). */
  function reply(): TunnelState {
    const type = held[3]
    if (type === undefined) return { state: 'waiting' }
    const name = held[4]
    if (type === NAME && name === undefined) return { state: 'waiting' }
    const address = type === IPV4 ? 4 : type === IPV6 ? 16 : type === NAME ? 1 + (name ?? 0) : null
    if (address === null) return failed(`its reply has the address type ${type}: expected 1, 3 or 4`)
    const length = 4 + address + 2
    if (held.length < length) return { state: 'waiting' }
    return { state: 'granted', reply: socksReply(0), rest: held.subarray(length) }
  }

  /** The answer is always two octets here: what comes behind it, before it was asked for, belongs to the next. */
  function ask(next: Stage, send: Outgoing): TunnelState {
    stage = next
    held = held.subarray(2)
    return { state: 'asking', send }
  }

  return {
    first: plain(Uint8Array.of(VERSION, methods.length, ...methods)),
    push,
    get awaited() {
      return AWAITED[stage]
    },
  }
}

function signIn({ user, password }: Credentials): Outgoing {
  const [name, word] = [utf8Encode(user), utf8Encode(password)]
  const start = 3 + name.length
  return {
    bytes: concat([Uint8Array.of(1, name.length), name, Uint8Array.of(word.length), word]),
    secrets: [{ start, end: start + word.length }],
  }
}

function request({ host, port }: TunnelEnd): Uint8Array {
  const v4 = parseIPv4(host)
  const v6 = v4 === null ? parseIPv6(host) : null
  const name = latin1Encode(host)
  const address = v4 ? [IPV4, ...v4] : v6 ? [IPV6, ...v6] : [NAME, name.length, ...name]
  return Uint8Array.of(VERSION, CONNECT, 0, ...address, port >> 8, port & 0xff)
}

function plain(bytes: Uint8Array): Outgoing {
  return { bytes, secrets: [] }
}

function hex(octet: number): string {
  return hexEncode(Uint8Array.of(octet))
}

function guess(octet: number): string {
  if (octet === HTTP) return ', as HTTP does'
  return octet === 0 ? ', as SOCKS4 does' : ''
}

function refused(detail: string): TunnelState {
  return { state: 'refused', detail }
}

function failed(detail: string): TunnelState {
  return { state: 'failed', detail }
}
