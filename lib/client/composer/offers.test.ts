import { describe, expect, it } from 'vitest'
import { membersOf, offersOf, paramOf, withParam, withValue } from './offers'

describe('offersOf', () => {
  it('reads the members of the line with their parameters (RFC 6455 §9.1)', () => {
    const offers = offersOf('sec-websocket-extensions:permessage-deflate; client_max_window_bits ,, x-é;a="1,2"')
    expect(offers.map(({ text }) => text)).toEqual(['permessage-deflate; client_max_window_bits', 'x-é;a="1,2"'])
    expect(offers[1]?.params).toEqual([{ name: 'a', value: '1,2', quoted: true }])
    expect(offersOf('Sec-WebSocket-Extensions:')).toEqual([])
  })
})

describe('withParam', () => {
  const [offer] = offersOf('E: permessage-deflate; server_max_window_bits=10; mine="a\\"b"')
  if (offer === undefined) throw new Error('expected an offer')

  it('sets a parameter in its place, adds it at the end, takes it away', () => {
    expect(paramOf(offer, 'server_max_window_bits')).toBe('10')
    expect(withParam(offer, 'server_max_window_bits', '8').text).toBe('permessage-deflate; server_max_window_bits=8; mine="a\\"b"')
    expect(withParam(offer, 'client_no_context_takeover', null).text).toBe(
      'permessage-deflate; server_max_window_bits=10; mine="a\\"b"; client_no_context_takeover',
    )
    expect(withParam(offer, 'server_max_window_bits', undefined).text).toBe('permessage-deflate; mine="a\\"b"')
  })
})

describe('lines', () => {
  it('keep name and white space where their value is set', () => {
    expect(withValue('sec-websocket-protocol:a', 'a, b')).toBe('sec-websocket-protocol:a, b')
    expect(withValue('X:  a', 'b')).toBe('X:  b')
    expect(withValue('X', 'b')).toBe('X: b')
  })

  it('give their members', () => {
    expect(membersOf('P: a, b ,,c')).toEqual(['a', 'b', 'c'])
  })
})
