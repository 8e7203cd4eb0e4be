import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decide, decideName, type Listener, oneRefusesAll } from './decide'
import { type NetworkPolicy, OPEN_POLICY } from './network-policy'

const ask = (
  address: string,
  port = 80,
  more: { host?: string; ownListeners?: Listener[]; practice?: Listener | null; policy?: NetworkPolicy; asProxy?: boolean } = {},
) => {
  const { decision, reason } = decide({ host: 'h.example', address, port, ownListeners: [], practice: null, policy: OPEN_POLICY, ...more })
  return `${decision}: ${reason}`
}
const own: Listener[] = [{ address: '127.0.0.1', port: 3000 }]

describe('decide', () => {
  it('allows ordinary targets of a loopback installation', () => {
    expect(['8.8.8.8', '127.0.0.1', '192.168.1.1', '::1', '100.64.0.1', 'fd12::1'].map((address) => ask(address))).toEqual([
      'allowed: public',
      'allowed: loopback',
      'allowed: private',
      'allowed: loopback',
      'allowed: cgnat',
      'allowed: private',
    ])
  })
  it.each(['169.254.169.254', '169.254.1.1', 'fe80::1%eth0', 'fd00:ec2::254', '168.63.129.16', '100.100.100.200', '192.0.0.192'])(
    'T-05: refuses the metadata address %s',
    (address) => expect(ask(address)).toBe('blocked: cloud-metadata'),
  )
  it.each(['metadata.google.internal', 'METADATA.google.internal.', 'metadata', 'metadata.'])('T-05: refuses the name %s', (host) =>
    expect(ask('8.8.8.8', 80, { host })).toBe('blocked: cloud-metadata'),
  )
  it.each(['127.0.0.1', '127.9.9.9', '0.0.0.0', '::', '::1', '::ffff:127.0.0.1', '::127.0.0.1', '64:ff9b::7f00:1', '2002:7f00:1::'])(
    'T-07: refuses its own port at %s',
    (address) => {
      expect(ask(address, 3000, { ownListeners: own })).toBe('blocked: own-listener')
      expect(ask(address, 3001, { ownListeners: own })).toMatch(/^allowed/)
    },
  )
  it('T-07: refuses the addresses of its interfaces', () => {
    const ownListeners = [
      { address: '0.0.0.0', port: 3000 },
      { address: '192.168.1.5', port: 3000 },
      { address: '2a00::5', port: 3000 },
    ]
    expect(['192.168.1.5', '::ffff:192.168.1.5', '2A00:0::5', '127.0.0.1'].map((address) => ask(address, 3000, { ownListeners }))).toEqual(
      Array(4).fill('blocked: own-listener'),
    )
    expect(ask('192.168.1.6', 3000, { ownListeners })).toBe('allowed: private')
  })
  it('takes a listener on every address for all of them when no other is listed', () => {
    expect(ask('192.168.1.6', 3000, { ownListeners: [{ address: '::', port: 3000 }] })).toBe('blocked: own-listener')
    expect(ask('192.168.1.6', 3000, { ownListeners: [{ address: '0.0.0.0', port: 3001 }] })).toBe('allowed: private')
  })
  it('exempts practice endpoints at exactly their address and port', () => {
    const practice = { address: '127.0.0.1', port: 3001 }
    const ownListeners = [...own, practice]
    expect(ask('127.0.0.1', 3001, { ownListeners, practice })).toBe('allowed: practice')
    expect(ask('127.0.0.2', 3001, { ownListeners, practice })).toBe('blocked: own-listener')
    expect(ask('::ffff:127.0.0.1', 3001, { ownListeners, practice })).toBe('blocked: own-listener')
    expect(ask('127.0.0.1', 3000, { ownListeners, practice })).toBe('blocked: own-listener')
  })
  it('refuses what is no address', () => {
    expect(['127.1', 'localhost', '0x7f.0.0.1', ''].map((address) => ask(address))).toEqual(Array(4).fill('blocked: not-an-address'))
  })
  it('T-04: keeps a refused IPv4 address refused in every encoding', () => {
    const octet = fc.nat(255)
    const denied = fc.oneof(
      fc.tuple(fc.constant(169), fc.constant(254), octet, octet),
      fc.constantFrom<[number, number, number, number]>([168, 63, 129, 16], [100, 100, 100, 200], [192, 0, 0, 192]),
    )
    const hex = (...octets: number[]) => octets.map((value) => value.toString(16).padStart(2, '0')).join('')
    fc.assert(
      fc.property(denied, octet, ([a, b, c, d], any) => {
        const dotted = `${a}.${b}.${c}.${d}`
        const [high, low] = [hex(a, b), hex(c, d)]
        const encodings = [
          dotted,
          `::ffff:${dotted}`,
          `::ffff:${high}:${low}`,
          `0:0:0:0:0:FFFF:${high.toUpperCase()}:${low.toUpperCase()}`,
          `::${dotted}`,
          `::ffff:0:${dotted}`,
          `64:ff9b::${dotted}`,
          `64:ff9b::${high}:${low}`,
          `64:ff9b:1::${dotted}`,
          `64:ff9b:1:${high}:${hex(any, c)}:${hex(d, 0)}::`,
          `2002:${high}:${low}::${any.toString(16)}`,
          `2001:0:${hex(8, 8)}:${hex(8, 8)}:0:${any.toString(16)}:${hex(a ^ 255, b ^ 255)}:${hex(c ^ 255, d ^ 255)}`,
          `2a00::200:5efe:${dotted}`,
          `::ffff:${dotted}%${any}`,
        ]
        expect(encodings.map((address) => ask(address))).toEqual(encodings.map(() => 'blocked: cloud-metadata'))
      }),
    )
  })
  it('T-09: leaves a name to a proxy, but not that of a metadata service', () => {
    expect(decideName('inside.example', 80, OPEN_POLICY)).toEqual({ decision: 'allowed', reason: 'left-to-proxy' })
    expect(decideName('Metadata.Google.Internal.', 80, OPEN_POLICY)).toEqual({ decision: 'blocked', reason: 'cloud-metadata' })
  })
  it('T-02: lets a shared installation reach public addresses only, until its owner allows ranges', () => {
    const policy: NetworkPolicy = { base: 'public', allow: [], deny: [] }
    const asked = [
      '8.8.8.8',
      '10.0.0.1',
      '127.0.0.1',
      '::1',
      '100.64.0.1',
      'fd12::1',
      '198.51.100.1',
      '224.0.0.1',
      '::ffff:10.0.0.1',
      '2a00::1',
    ]
    expect(asked.map((address) => ask(address, 80, { policy }))).toEqual([
      'allowed: public',
      ...Array(8).fill('blocked: not-public'),
      'allowed: public',
    ])
    expect(decideName('inside.example', 80, policy)).toEqual({ decision: 'blocked', reason: 'not-public' })
  })
  it('T-03: takes a name that leads inside as well for refused, where only public addresses are allowed', () => {
    expect([oneRefusesAll({ ...OPEN_POLICY, base: 'public' }), oneRefusesAll(OPEN_POLICY)]).toEqual([true, false])
  })
  it('T-06: the address beside an allowed one stays refused, in every encoding', () => {
    const policy: NetworkPolicy = { base: 'public', allow: ['192.168.0.120/32'], deny: [] }
    for (const spelling of ['', '::ffff:', '::', '64:ff9b::', '64:ff9b:1::', '2a00::200:5efe:'])
      expect([spelling, ask(`${spelling}192.168.0.121`, 80, { policy })]).toEqual([spelling, 'blocked: not-public'])
  })
  it('T-02: gives each of 120 addresses what its class says, under three policies', () => {
    // The first and the last address of a range, and the public neighbours of both.
    const ranges: [string, string, string[]][] = [
      ['10.0.0.0', '10.255.255.255', ['9.255.255.255', '11.0.0.0']],
      ['100.64.0.0', '100.127.255.255', ['100.63.255.255', '100.128.0.0']],
      ['172.16.0.0', '172.31.255.255', ['172.15.255.255', '172.32.0.0']],
      ['192.168.0.0', '192.168.255.255', ['192.167.255.255', '192.169.0.0']],
      ['127.0.0.0', '127.255.255.255', ['126.255.255.255', '128.0.0.0']],
      ['192.0.2.0', '192.0.2.255', ['192.0.3.0', '191.255.255.255']],
      ['198.18.0.0', '198.19.255.255', ['198.17.255.255', '198.20.0.0']],
      ['198.51.100.0', '198.51.100.255', ['198.51.99.255', '198.51.101.0']],
      ['203.0.113.0', '203.0.113.255', ['203.0.112.255', '203.0.114.0']],
      ['224.0.0.0', '255.255.255.255', ['223.255.255.255', '8.8.4.4']],
      ['0.0.0.0', '0.255.255.255', ['1.0.0.0', '1.1.1.1']],
    ]
    const carried = (address: string) => [address, `::ffff:${address}`, `64:ff9b::${address}`]
    const inside = ranges
      .flatMap(([first, last]) => [first, last].flatMap(carried))
      .concat('::1', 'fc00::1', 'fdff::1', 'ff02::1', '100::1')
    const outside = ranges.flatMap(([, , neighbours]) => neighbours.flatMap(carried)).concat('2606:4700::1111', '2a00::1')
    expect(inside.length + outside.length).toBeGreaterThanOrEqual(120)
    const shared: NetworkPolicy = { base: 'public', allow: [], deny: [] }
    const closed: NetworkPolicy = { base: 'private', allow: [], deny: ['0.0.0.0/0', '::/0'] }
    for (const address of inside) {
      expect([address, ask(address)]).toEqual([address, expect.stringMatching(/^allowed/)])
      expect([address, ask(address, 80, { policy: shared })]).toEqual([address, 'blocked: not-public'])
    }
    for (const address of outside) {
      expect([address, ask(address)]).toEqual([address, 'allowed: public'])
      expect([address, ask(address, 80, { policy: shared })]).toEqual([address, 'allowed: public'])
    }
    for (const address of [...inside, ...outside])
      expect([address, ask(address, 80, { policy: closed })]).toEqual([address, 'blocked: denied'])
  })
  it('T-06: an allowed range admits just that, at just that port', () => {
    const policy: NetworkPolicy = { base: 'public', allow: ['192.168.0.120/32:8080', '10.1.0.0/16'], deny: ['10.1.2.0/24'] }
    expect(ask('192.168.0.120', 8080, { policy })).toBe('allowed: on-the-list')
    expect(ask('192.168.0.120', 8081, { policy })).toBe('blocked: not-public')
    expect(ask('192.168.0.121', 8080, { policy })).toBe('blocked: not-public')
    expect(ask('10.1.9.9', 80, { policy })).toBe('allowed: on-the-list')
    expect(ask('10.1.2.3', 80, { policy })).toBe('blocked: denied')
    expect(ask('8.8.8.8', 80, { policy: { ...policy, deny: ['*.example'] }, host: 'a.example' })).toBe('blocked: denied')
  })
  it('T-05, T-07: no list lifts metadata services or its own port', () => {
    const policy: NetworkPolicy = { base: 'private', allow: ['0.0.0.0/0', '::/0', '169.254.169.254'], deny: [] }
    expect(ask('169.254.169.254', 80, { policy })).toBe('blocked: cloud-metadata')
    expect(ask('::ffff:169.254.169.254', 80, { policy })).toBe('blocked: cloud-metadata')
    expect(ask('8.8.8.8', 80, { policy, host: 'metadata.google.internal' })).toBe('blocked: cloud-metadata')
    expect(ask('127.0.0.1', 3000, { policy, ownListeners: own })).toBe('blocked: own-listener')
  })
  it('T-09: where only public addresses are allowed, a proxy must be on the list', () => {
    const policy: NetworkPolicy = { base: 'public', allow: ['10.0.0.1:3128'], deny: [] }
    expect(ask('8.8.8.8', 3128, { policy, asProxy: true })).toBe('blocked: proxy-not-listed')
    expect(ask('10.0.0.1', 3128, { policy, asProxy: true })).toBe('allowed: on-the-list')
    expect(ask('8.8.8.8', 3128, { asProxy: true })).toBe('allowed: public')
  })
  it('T-10: keeps away from ports of other protocols, unless they are allowed by address and port or are on this machine', () => {
    expect([25, 6379, 11211].map((port) => ask('8.8.8.8', port))).toEqual(Array(3).fill('blocked: bad-port'))
    expect(ask('127.0.0.1', 6379)).toBe('allowed: loopback')
    expect(ask('8.8.8.8', 6379, { policy: { ...OPEN_POLICY, allow: ['8.8.8.8:6379'] } })).toBe('allowed: on-the-list')
  })
  it('T-07: keeps an own listener refused in every encoding', () => {
    fc.assert(
      fc.property(fc.ipV4(), (address) => {
        fc.pre(!address.startsWith('169.254.'))
        const ownListeners = [{ address, port: 9 }]
        for (const spelling of [address, `::ffff:${address}`, `64:ff9b::${address}`])
          expect(ask(spelling, 9, { ownListeners })).toMatch(/^blocked/)
      }),
    )
  })
})
