import { lowerAscii } from '../spec/grammar'
import { classify } from './classify'
import { embeddedIPv4 } from './embedded'
import { parseAddress } from './literal'

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
}
export type Decision = {
  readonly decision: 'allowed' | 'blocked'
  /** `cloud-metadata`, `own-listener`, `not-an-address`; when allowed `practice` or the class of the address. */
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
 * Whether an installation on loopback may dial an address. Refused: what this installation itself listens on, and metadata services of
 * clouds with the link-local ranges they live in, by name and in every spelling of the address.
 */
export function decide({ host, address, port, ownListeners, practice }: Question): Decision {
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
  return { decision: 'allowed', reason: kind }
}

/** Whether a proxy may be asked for a name that does not resolve here: its own resolver decides where that leads. */
export function decideName(host: string): Decision {
  return isMetadataHost(host) ? { decision: 'blocked', reason: 'cloud-metadata' } : { decision: 'allowed', reason: 'left-to-proxy' }
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
