import type { Fact } from '../transcript/fact'
import type { Artifacts } from './artifacts'

const MOST_TRIED = 32

/** What one fact adds to what is known of the way to the endpoint: names, addresses, policy, TLS, and how it ended. */
export function transportArtifacts(fact: Exclude<Fact, { kind: 'bytes' }>, known: Partial<Artifacts>): Partial<Artifacts> {
  switch (fact.kind) {
    case 'reached':
      if (fact.phase === 'resolve') return { resolved: fact.data }
      if (fact.phase === 'tls') return { tls: fact.data }
      if (fact.phase === 'http2') return { http2: { ...fact.data, request: null, response: null } }
      if (fact.phase === 'request') return { timing: { ...NOT_TIMED, ...known.timing, written: fact.at } }
      if (fact.phase !== 'connect') return {}
      return {
        connected: { address: fact.data.address, family: fact.data.family, port: fact.data.port },
        tried: known.tried ?? [],
      }
    case 'tried': {
      const before = known.tried ?? []
      return before.length < MOST_TRIED ? { tried: [...before, fact] } : {}
    }
    case 'policy':
      // What was blocked is what ends an attempt: it is not overwritten by another address that was allowed.
      return known.policy?.decision === 'blocked' ? {} : { policy: fact }
    case 'waited':
      return { waited: fact }
    case 'failed': {
      const { phase, code, detail, address, port, alert } = fact
      return { failure: { phase, code, detail, address, port, alert }, ...(fact.tls ? { tls: fact.tls } : {}) }
    }
    case 'ended':
      return { ended: fact }
    case 'redirect':
    case 'step':
    case 'gained':
    case 'pressure':
    case 'fields':
      return {}
    default:
      return fact satisfies never
  }
}

/** Milestones before any was passed. */
export const NOT_TIMED: Artifacts['timing'] = { written: null, firstByte: null, head: null, reads: 0 }
