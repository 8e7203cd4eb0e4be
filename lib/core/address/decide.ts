import { lowerAscii } from '../spec/grammar'
import { isBadPort } from './bad-ports'
import { classify } from './classify'
import { embeddedIPv4 } from './embedded'
import { parseAddress } from './literal'
import { type NetworkPolicy, type PolicyTarget, policyEntryMatches, readPolicyEntry } from './network-policy'

export type Listener = { readonly address: string; readonly port: number }
export type Question = {
  /** The name or address as it stands in the URL. */
  readonly host: string
  /** The resolved address that will be dialled. */
  readonly address: string
  readonly port: number
  /**
   * Where this installation listens: one entry for each address of an interface and port. An entry for `0.0.0.0` or `::` stands for every
   * address, unless addresses are listed for its port too: then for these and for the local ones.
   */
  readonly ownListeners: readonly Listener[]
  /** The built-in practice endpoints: allowed at exactly this address and port. */
  readonly practice: Listener | null
  readonly policy: NetworkPolicy
  /** A proxy is dialled: where only public addresses are allowed, one that the owner listed. */
  readonly asProxy?: boolean
}
export type Decision = {
  readonly decision: 'allowed' | 'blocked'
  /**
   * `cloud-metadata`, `own-listener`, `not-an-address`, `denied`, `bad-port`, `not-public`, `proxy-not-listed`; when allowed `practice`, `on-the-list` or the class
   * of the address.
   */
  readonly reason: string
}

const METADATA_HOSTS: ReadonlySet<string> = new Set([
  'metadata',
  'metadata.google.internal',
  'metadata.goog',
  'metadata.azure.internal',
  'metadata.tencentyun.com',
  'instance-data',
  'instance-data.ec2.internal',
])

/**
 * Whether an installation may dial an address. Refused whatever the owner set: what this installation itself listens on, and metadata
 * services of clouds with the link-local ranges they live in, by name and in every spelling of the address. Then the owner's lists decide,
 * then ports of other protocols away from this machine are refused, then the base of the policy decides.
 */
export function decide({ host, address, port, ownListeners, practice, policy, asProxy = false }: Question): Decision {
  const octets = parseAddress(address)
  if (octets === null) return { decision: 'blocked', reason: 'not-an-address' }
  if (practice !== null && practice.port === port && sameOctets(octets, parseAddress(practice.address))) {
    return { decision: 'allowed', reason: 'practice' }
  }
  const kind = classify(address).class
  if (kind === 'cloud-metadata' || kind === 'link-local' || isMetadataHost(host)) return { decision: 'blocked', reason: 'cloud-metadata' }
  const spellings = [octets, ...embeddedIPv4(octets)]
  const local = kind === 'loopback' || kind === 'unspecified'
  const own = ownListeners.filter((listener) => listener.port === port)
  if (own.some((listener) => reaches(listener, own, spellings, local))) return { decision: 'blocked', reason: 'own-listener' }
  const target = { host, octets, port }
  if (listed(policy.deny, target)) return { decision: 'blocked', reason: 'denied' }
  if (listed(policy.allow, target)) return { decision: 'allowed', reason: 'on-the-list' }
  if (kind !== 'loopback' && isBadPort(port)) return { decision: 'blocked', reason: 'bad-port' }
  if (policy.base === 'public' && asProxy) return { decision: 'blocked', reason: 'proxy-not-listed' }
  if (policy.base === 'public' && kind !== 'public') return { decision: 'blocked', reason: 'not-public' }
  return { decision: 'allowed', reason: kind }
}

/**
 * Whether one refused address of a name refuses them all: where only public addresses are allowed, a name that leads inside as well is
 * how an attempt to get there looks.
 */
export const oneRefusesAll = (policy: NetworkPolicy): boolean => policy.base === 'public'

function listed(entries: readonly string[], target: PolicyTarget): boolean {
  return entries.some((text) => {
    const entry = readPolicyEntry(text)
    return entry !== null && policyEntryMatches(entry, target)
  })
}

/**
 * Whether a proxy may be asked for a name that does not resolve here: its own resolver decides where that leads, so it may not where
 * only public addresses are allowed.
 */
export function decideName(host: string, port: number, policy: NetworkPolicy): Decision {
  if (isMetadataHost(host)) return { decision: 'blocked', reason: 'cloud-metadata' }
  if (listed(policy.deny, { host, octets: new Uint8Array(), port })) return { decision: 'blocked', reason: 'denied' }
  return policy.base === 'public' ? { decision: 'blocked', reason: 'not-public' } : { decision: 'allowed', reason: 'left-to-proxy' }
}

/** Whether dialling one of the spellings reaches a listener. Every loopback address counts as the same: which of them answers differs by system. */
function reaches(listener: Listener, own: readonly Listener[], spellings: readonly Uint8Array[], local: boolean): boolean {
  const kind = classify(listener.address).class
  if (local && (kind === 'loopback' || kind === 'unspecified')) return true
  if (kind === 'unspecified') return own.every((other) => isLocal(other.address))
  const listening = parseAddress(listener.address)
  if (listening === null) return local
  const all = [listening, ...embeddedIPv4(listening)]
  return spellings.some((octets) => all.some((other) => sameOctets(octets, other)))
}

function isLocal(address: string): boolean {
  const kind = classify(address).class
  return kind === 'loopback' || kind === 'unspecified'
}

function isMetadataHost(host: string): boolean {
  return METADATA_HOSTS.has(lowerAscii(host).replace(/\.$/, ''))
}

function sameOctets(a: Uint8Array, b: Uint8Array | null): boolean {
  return b !== null && a.length === b.length && a.every((octet, at) => octet === b[at])
}
