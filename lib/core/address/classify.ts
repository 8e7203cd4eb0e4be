import { embeddedIPv4 } from './embedded'
import { formatIPv4, parseAddress } from './literal'

export type AddressClass =
  | 'public'
  | 'private'
  | 'loopback'
  | 'link-local'
  | 'cgnat'
  | 'reserved'
  | 'multicast'
  | 'unspecified'
  | 'cloud-metadata'
export type Classified = {
  readonly class: AddressClass
  /** The IPv4 address an IPv6 address carries and is judged by. */
  readonly embedded?: string
}
type Range = readonly [cidr: string, AddressClass]

/** First match decides. Sources: the IANA special-purpose registries; the clouds' documentation for metadata services. */
const IPV4: readonly Range[] = [
  ['169.254.169.254/32', 'cloud-metadata'], // EC2, GCE, Azure and most others
  ['169.254.169.253/32', 'cloud-metadata'], // EC2 resolver
  ['169.254.169.123/32', 'cloud-metadata'], // EC2 time
  ['169.254.170.2/32', 'cloud-metadata'], // ECS task credentials
  ['169.254.170.23/32', 'cloud-metadata'], // EKS pod identity
  ['168.63.129.16/32', 'cloud-metadata'], // Azure wire server
  ['100.100.100.200/32', 'cloud-metadata'], // Alibaba Cloud
  ['192.0.0.192/32', 'cloud-metadata'], // Oracle Cloud
  ['0.0.0.0/32', 'unspecified'],
  ['0.0.0.0/8', 'reserved'],
  ['10.0.0.0/8', 'private'],
  ['100.64.0.0/10', 'cgnat'],
  ['127.0.0.0/8', 'loopback'],
  ['169.254.0.0/16', 'link-local'],
  ['172.16.0.0/12', 'private'],
  ['192.0.0.0/24', 'reserved'],
  ['192.0.2.0/24', 'reserved'],
  ['192.88.99.0/24', 'reserved'],
  ['192.168.0.0/16', 'private'],
  ['198.18.0.0/15', 'reserved'],
  ['198.51.100.0/24', 'reserved'],
  ['203.0.113.0/24', 'reserved'],
  ['224.0.0.0/4', 'multicast'],
  ['240.0.0.0/4', 'reserved'],
  ['0.0.0.0/0', 'public'],
]
const IPV6: readonly Range[] = [
  ['fd00:ec2::254/128', 'cloud-metadata'], // EC2
  ['fd00:ec2::253/128', 'cloud-metadata'], // EC2 resolver
  ['fd00:ec2::123/128', 'cloud-metadata'], // EC2 time
  ['fd00:ec2::23/128', 'cloud-metadata'], // EKS pod identity
  ['fd20:ce::254/128', 'cloud-metadata'], // GCE
  ['::/128', 'unspecified'],
  ['::1/128', 'loopback'],
  ['fe80::/10', 'link-local'],
  ['fec0::/10', 'private'],
  ['fc00::/7', 'private'],
  ['ff00::/8', 'multicast'],
  ['2001:db8::/32', 'reserved'],
  ['3fff::/20', 'reserved'],
  ['2001::/23', 'reserved'],
  ['2000::/3', 'public'],
  ['::/0', 'reserved'],
]
/** When an address carries several others, the most delicate one decides. */
const DELICATE: readonly AddressClass[] = [
  'cloud-metadata',
  'link-local',
  'loopback',
  'unspecified',
  'private',
  'cgnat',
  'multicast',
  'reserved',
  'public',
]

type Compiled = { readonly octets: Uint8Array; readonly bits: number; readonly kind: AddressClass }
const compile = (ranges: readonly Range[]): Compiled[] =>
  ranges.map(([cidr, kind]) => {
    const [address = '', bits = ''] = cidr.split('/')
    return { octets: parseAddress(address) ?? new Uint8Array(), bits: Number(bits), kind }
  })
const IPV4_RANGES = compile(IPV4)
const IPV6_RANGES = compile(IPV6)

/**
 * What kind of address a resolved address is. IPv4 carried in IPv6 (mapped, compatible, translated, NAT64, 6to4, Teredo, ISATAP) is judged
 * as what it carries; a zone id is set aside. A text that is no address is `reserved`.
 */
export function classify(address: string): Classified {
  const octets = parseAddress(address)
  if (octets === null) return { class: 'reserved' }
  if (octets.length === 4) return { class: classOf(octets, IPV4_RANGES) }
  const own = classOf(octets, IPV6_RANGES)
  const carried = embeddedIPv4(octets).map((inner) => ({ class: classOf(inner, IPV4_RANGES), embedded: formatIPv4(inner) }))
  const all: Classified[] = own === 'reserved' || own === 'public' ? carried : [...carried, { class: own }]
  return DELICATE.flatMap((kind) => all.find((one) => one.class === kind) ?? [])[0] ?? { class: own }
}

function classOf(octets: Uint8Array, ranges: readonly Compiled[]): AddressClass {
  return ranges.find((range) => inRange(octets, range))?.kind ?? 'reserved'
}

function inRange(octets: Uint8Array, range: Compiled): boolean {
  for (let bit = 0; bit < range.bits; bit += 8) {
    const mask = range.bits - bit >= 8 ? 0xff : (0xff << (8 - (range.bits - bit))) & 0xff
    if (((octets[bit / 8] ?? 0) & mask) !== ((range.octets[bit / 8] ?? 0) & mask)) return false
  }
  return true
}
