import { describe, expect, it } from 'vitest'
import { parseAddress } from './literal'
import { policyEntryMatches, readPolicyEntry } from './network-policy'

const matches = (text: string, host: string, address: string, port = 443): boolean | null => {
  const entry = readPolicyEntry(text)
  return entry === null ? null : policyEntryMatches(entry, { host, octets: parseAddress(address) ?? new Uint8Array(), port })
}

describe('an entry of the network policy', () => {
  it('is an address or a range, with or without a port', () => {
    expect(matches('10.0.0.0/8', 'a', '10.255.0.1')).toBe(true)
    expect(matches('10.0.0.0/8', 'a', '11.0.0.1')).toBe(false)
    expect(matches('10.0.3.7', 'a', '10.0.3.7')).toBe(true)
    expect(matches('10.0.3.7:443', 'a', '10.0.3.7')).toBe(true)
    expect(matches('10.0.3.7:443', 'a', '10.0.3.7', 80)).toBe(false)
    expect(matches('192.168.0.128/25', 'a', '192.168.0.127')).toBe(false)
    expect(matches('192.168.0.128/25:80', 'a', '192.168.0.200', 80)).toBe(true)
    expect(matches('fd00::/8', 'a', 'fd12::1')).toBe(true)
    expect(matches('[fd00::]/8:8443', 'a', 'fd12::1', 8443)).toBe(true)
    expect(matches('[fd00::]/8:8443', 'a', 'fd12::1', 443)).toBe(false)
    expect(matches('0.0.0.0/0', 'a', '8.8.8.8')).toBe(true)
    expect(matches('::/0', 'a', '::1')).toBe(true)
    expect(matches('::1', 'a', '::1')).toBe(true)
  })
  it('T-04: speaks of an IPv4 address in whatever it is carried', () => {
    for (const spelling of ['::ffff:10.0.3.7', '::10.0.3.7', '64:ff9b::10.0.3.7', '2002:0a00:0307::'])
      expect([spelling, matches('10.0.0.0/8', 'a', spelling)]).toEqual([spelling, true])
  })
  it('is a name, or all names below one', () => {
    expect(matches('example.com', 'Example.COM.', '1.1.1.1')).toBe(true)
    expect(matches('example.com', 'a.example.com', '1.1.1.1')).toBe(false)
    expect(matches('*.example.com', 'a.example.com', '1.1.1.1')).toBe(true)
    expect(matches('*.example.com', 'notexample.com', '1.1.1.1')).toBe(false)
    expect(matches('example.com:80', 'example.com', '1.1.1.1', 443)).toBe(false)
  })
  it.each([
    '',
    '10.0.0.0/33',
    '10.0.0.300',
    '1.2.3',
    '10.0.0.1:0',
    '10.0.0.1:70000',
    'fd00::/129',
    'a b',
    'http://x',
    '*.',
    'x'.repeat(400),
    '[::1',
  ])('is not "%s"', (text) => {
    expect(readPolicyEntry(text)).toBe(null)
  })
})
