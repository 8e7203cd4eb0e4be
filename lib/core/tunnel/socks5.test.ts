import { describe, expect, it } from 'vitest'
import { feed } from '../../testing/feed'
import { hexDecode, hexEncode } from '../bytes/hex'
import { latin1Encode } from '../bytes/latin1'
import { socks5 } from './socks5'
import type { Credentials, TunnelEnd, TunnelState } from './tunnel'

const NAME = { host: 'echo.example', port: 443 }
const SECRET = { user: 'me', password: 'hunter22' }
const octets = (hex: string) => hexDecode(hex) ?? new Uint8Array()
/** What a proxy's octets bring about, in words; what is asked next is looked for in what is already there. */
const reader = (end: TunnelEnd, credentials: Credentials | null) => () => {
  const tunnel = socks5(end, credentials)
  let over = false
  return (chunk: Uint8Array) => {
    const told: string[] = []
    for (let state: TunnelState = over ? { state: 'waiting' } : tunnel.push(chunk); state.state !== 'waiting'; ) {
      if (state.state === 'asking') told.push(`asks ${hexEncode(state.send.bytes)}`)
      else {
        over = true
        return [...told, state.state === 'granted' ? `granted ${state.reply}` : `${state.state} ${state.detail}`]
      }
      state = tunnel.push(new Uint8Array())
    }
    return told
  }
}
const REQUEST = `asks 05010003 0c${hexEncode(latin1Encode('echo.example'))} 01bb`.replaceAll(/ (?=0c|01bb)/g, '')

describe('socks5', () => {
  it('offers user and password only where it has them (RFC 1928 §3)', () => {
    expect(hexEncode(socks5(NAME, null).first.bytes)).toBe('050100')
    expect(hexEncode(socks5(NAME, SECRET).first.bytes)).toBe('05020002')
  })
  it.each([
    ['an IPv4 address', '0500 05000001 7f000001 1f90', 'granted succeeded (reply 0)'],
    ['an IPv6 address', '0500 05000004 00000000000000000000000000000001 1f90', 'granted succeeded (reply 0)'],
    ['a name', '0500 05000003 03 612e62 1f90', 'granted succeeded (reply 0)'],
    ['an empty name', '0500 05000003 00 0000', 'granted succeeded (reply 0)'],
    ['a refusal', '0500 0502', 'refused it replied "connection not allowed by ruleset (reply 2)"'],
    ['a reply without meaning', '0500 05aa', 'refused it replied "unassigned reply (reply 170)"'],
    ['an address of no type', '0500 05000002', 'failed its reply has the address type 2: expected 1, 3 or 4'],
    ['a reply of SOCKS4', '0500 005a', 'failed the answer begins with the octet 0x00, as SOCKS4 does: expected 0x05'],
  ])('reads a reply with %s in any pieces', (_what, hex, told) => feed(reader(NAME, null), octets(hex), [REQUEST, told]))
  it('asks for a literal address as one', () => {
    feed(reader({ host: '127.0.0.1', port: 80 }, null), octets('0500'), ['asks 050100017f0000010050'], null)
    feed(reader({ host: '::1', port: 80 }, null), octets('0500'), ['asks 05010004000000000000000000000000000000010050'], null)
  })
  it('signs in where the proxy wants it, and says which octets are secret (RFC 1929)', () => {
    feed(reader(NAME, SECRET), octets('0502 0100 05000001000000000000'), [
      `asks 0102${'6d65'}08${hexEncode(latin1Encode('hunter22'))}`,
      REQUEST,
      'granted succeeded (reply 0)',
    ])
    const asked = socks5(NAME, SECRET).push(octets('0502'))
    expect(asked.state === 'asking' && asked.send.secrets).toEqual([{ start: 5, end: 13 }])
  })
  it.each([
    ['05ff', null, 'refused it accepts none of the methods offered (no authentication)'],
    ['05ff', SECRET, 'refused it accepts none of the methods offered (no authentication, user and password)'],
    ['0502', null, 'refused it wants user and password, and none were given'],
    ['0501', SECRET, 'refused it wants the method 1, which was not offered'],
    ['485454502f', null, 'failed the answer begins with the octet 0x48, as HTTP does: expected 0x05'],
    ['5353482d', null, 'failed the answer begins with the octet 0x53: expected 0x05'],
  ])('tells what %s means', (hex, credentials, told) => feed(reader(NAME, credentials), octets(hex), [told]))
  it('tells credentials that are not accepted', () => {
    expect(reader(NAME, SECRET)()(octets('0502 0101'))[1]).toBe('refused it does not accept user and password (status 1)')
  })
  it('gives what stands behind the reply to the tunnel', () => {
    const tunnel = socks5(NAME, null)
    tunnel.push(octets('0500'))
    expect(tunnel.push(octets('05000001000000000000 16 03'))).toEqual({
      state: 'granted',
      reply: 'succeeded (reply 0)',
      rest: Uint8Array.of(0x16, 0x03),
    })
  })
  it('knows what it waits for', () => {
    const tunnel = socks5(NAME, SECRET)
    expect(tunnel.awaited).toBe('its choice of an authentication method')
    tunnel.push(octets('0502'))
    expect(tunnel.awaited).toBe('its answer to the credentials')
    tunnel.push(octets('0100'))
    expect(tunnel.awaited).toBe('its reply to the request to connect')
  })
})
