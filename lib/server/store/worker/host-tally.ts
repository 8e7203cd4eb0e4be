import 'server-only'

export type HostTally = { readonly host: string; readonly attempts: number; readonly bytes: number }

/** Counts attempts and octets by host. */
export type Tally = { add(host: string, bytes: number, attempts?: number): void; list(): readonly HostTally[] }

export function createTally(): Tally {
  const hosts = new Map<string, { attempts: number; bytes: number }>()
  return {
    add(host, bytes, attempts = 1) {
      const known = hosts.get(host)
      if (known === undefined) hosts.set(host, { attempts, bytes })
      else {
        known.attempts += attempts
        known.bytes += bytes
      }
    },
    list: () => [...hosts].map(([host, amount]) => ({ host, ...amount })),
  }
}

/** The hosts with most octets, and the sum of all others. */
export function topOf(tally: Tally, count: number) {
  const sorted = [...tally.list()].sort((a, b) => b.bytes - a.bytes || (a.host < b.host ? -1 : 1))
  const others = sorted.slice(count)
  const sum = (of: 'attempts' | 'bytes') => others.reduce((total, one) => total + one[of], 0)
  return { top: sorted.slice(0, count), rest: { hosts: others.length, attempts: sum('attempts'), bytes: sum('bytes') } }
}
