import { describe, expect, it } from 'vitest'
import { compareVersions, releasesByMinimum, versionRange } from './versions'

describe('versions of Jenkins', () => {
  it.each([
    ['3.14', { from: '2.198', to: '2.356' }],
    ['3176.v207ec082a_8c0', { from: '2.545', to: null }],
    ['9.9', null],
  ])('that ask for Remoting %s', (minimum, releases) => expect(releasesByMinimum(minimum)).toEqual(releases))
  it.each([
    ['2.60.3', '2.104', -1],
    ['2.578', '2.578', 0],
    ['2.214', '2.213.9', 1],
    ['2.0', '2', 0],
    ['x', '0', 0],
  ])('compare by number: %s and %s', (a, b, order) => expect(compareVersions(a, b)).toBe(order))
  it('are narrowed by each piece of evidence', () => {
    const says = ''
    expect(
      versionRange([
        { says, from: '2.17', to: null },
        { says, from: '2.104', to: '2.547' },
        { says, from: null, to: '2.214' },
      ]),
    ).toEqual({
      from: '2.104',
      to: '2.214',
    })
    expect(versionRange([])).toBeNull()
    expect(
      versionRange([
        { says, from: '2.417', to: null },
        { says, from: null, to: '2.214' },
      ]),
    ).toBeNull()
  })
})
