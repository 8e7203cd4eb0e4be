import { describe, expect, it } from 'vitest'
import type { Artifacts } from './artifacts'
import { transportArtifacts } from './transport'

const stamp = { v: 1, at: 1, hop: 0 } as const

describe('transportArtifacts', () => {
  it('keeps a bounded number of addresses that did not answer', () => {
    let known: Partial<Artifacts> = {}
    for (let port = 1; port <= 100; port++) {
      const fact = { ...stamp, kind: 'tried', address: '::1', port, code: 'connection-refused', detail: '' } as const
      known = { ...known, ...transportArtifacts(fact, known) }
    }
    expect(known.tried).toHaveLength(32)
  })

  it('adds nothing for what is not of the transport', () => {
    expect(transportArtifacts({ ...stamp, kind: 'pressure', paused: true }, {})).toEqual({})
  })
})
