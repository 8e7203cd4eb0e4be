import { lowerAscii } from '../spec/grammar'
import { embeddedIPv4 } from './embedded'
import { parseAddress } from './literal'

/**
 * Where an installation may connect beyond what is never allowed. `base`: `private` lets every class of address through, `public` only
 * public ones. An entry of `deny` goes before one of `allow`, and that before `base`.
 */
export type NetworkPolicy = {
  readonly base: 'private' | 'public'
  /** Addresses and ranges, each with or without a port: `10.0.0.0/8`, `10.0.3.7:443`, `[fd00::]/8:8443`. */
  readonly allow: readonly string[]
  /** The same, and names: `example.com`, `*.example.com:8080`. */
  readonly deny: readonly string[]
}

/** What a single person on a machine of their own may: everything that is not forbidden to all. */
export const OPEN_POLICY: NetworkPolicy = { base: 'private', allow: [], deny: [] }

export type PolicyEntry =
  | { readonly kind: 'range'; readonly octets: Uint8Array; readonly bits: number; readonly port: number | null }
  | { readonly kind: 'name'; readonly name: string; readonly below: boolean; readonly port: number | null }

/** A target as entries are compared with it. */
export type PolicyTarget = { readonly host: string; readonly octets: Uint8Array; readonly port: number }

/** Reads one entry; null for what is none. */
export function readPolicyEntry(text: string): PolicyEntry | null {
  if (text.length > 300) return null
  const range = /^(?:\[([0-9a-fA-F:.]{2,45})\]|([0-9.]{7,15}))(?:\/(\d{1,3}))?(?::(\d{1,5}))?$/.exec(text)
  if (range) return rangeOf(range[1] ?? range[2] ?? '', range[3], portOf(range[4]))
  // An IPv6 range without a port needs no brackets.
  const bare = /^([0-9a-fA-F:]{2,39}(?:[0-9.]{7,15})?)(?:\/(\d{1,3}))?$/.exec(text)
  if (bare?.[1]?.includes(':') && parseAddress(bare[1]) !== null) return rangeOf(bare[1], bare[2], null)
  const name = /^(\*\.)?([a-zA-Z0-9_-]{1,63}(?:\.[a-zA-Z0-9_-]{1,63}){0,10})\.?(?::(\d{1,5}))?$/.exec(text)
  const port = portOf(name?.[3])
  // Four numbers that are no address are no name either.
  if (!name || port === undefined || /^[\d.]+$/.test(name[2] ?? '')) return null
  return { kind: 'name', name: lowerAscii(name[2] ?? ''), below: name[1] !== undefined, port }
}

function rangeOf(address: string, length: string | undefined, port: number | null | undefined): PolicyEntry | null {
  const octets = parseAddress(address)
  if (octets === null || port === undefined) return null
  const bits = length === undefined ? octets.length * 8 : Number(length)
  return bits > octets.length * 8 ? null : { kind: 'range', octets, bits, port }
}

/** null: no port is named; undefined: what is named is none. */
function portOf(text: string | undefined): number | null | undefined {
  if (text === undefined) return null
  const port = Number(text)
  return port >= 1 && port <= 65_535 ? port : undefined
}

/** Whether an entry speaks of a target: by its name, or by its address in any spelling that carries it. */
export function policyEntryMatches(entry: PolicyEntry, { host, octets, port }: PolicyTarget): boolean {
  if (entry.port !== null && entry.port !== port) return false
  if (entry.kind === 'range') return [octets, ...embeddedIPv4(octets)].some((spelling) => inRange(spelling, entry.octets, entry.bits))
  const name = lowerAscii(host).replace(/\.$/, '')
  return entry.below ? name.endsWith(`.${entry.name}`) : name === entry.name
}

function inRange(octets: Uint8Array, network: Uint8Array, bits: number): boolean {
  if (octets.length !== network.length) return false
  for (let at = 0; at * 8 < bits; at += 1) {
    const mask = bits - at * 8 >= 8 ? 0xff : (0xff << (8 - (bits - at * 8))) & 0xff
    if (((octets[at] ?? 0) & mask) !== ((network[at] ?? 0) & mask)) return false
  }
  return true
}
