import { describe, expect, it } from 'vitest'
import { PACKS } from '.'

const DIAGNOSES = PACKS.flatMap((pack) => pack.diagnoses.map((diagnosis) => ({ pack, diagnosis })))

describe('the packs', () => {
  it('have ids of their own', () => {
    expect(new Set(PACKS.map(({ id }) => id)).size).toBe(PACKS.length)
  })

  it.each(DIAGNOSES.map(({ pack, diagnosis }) => [diagnosis.id, pack.id, diagnosis] as const))(
    '%s is of its pack, has rows and a source',
    (id, pack, one) => {
      expect(id).toMatch(new RegExp(`^${pack}/[a-z0-9-]+$`))
      // What can be told of any endpoint needs no row of the catalogue, nor does what we measured beyond it.
      if (pack !== 'generic' && one.basis !== 'measured') expect(one.rows.length).toBeGreaterThan(0)
      expect(one.source.length).toBeGreaterThan(5)
    },
  )

  it('name each diagnosis once', () => {
    expect(new Set(DIAGNOSES.map(({ diagnosis }) => diagnosis.id)).size).toBe(DIAGNOSES.length)
  })
})
