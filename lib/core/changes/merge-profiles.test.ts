import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeaderEntry, RequestDraft } from '../handshake/draft'
import type { ComparedProfile } from './draft-parts'
import { partsOf } from './draft-parts'
import { firstChoices, mergeDifferences, mergedProfile } from './merge-profiles'

const profile = (request: Partial<RequestDraft> = {}, more: object = {}): ComparedProfile => ({
  name: 'n',
  folder: '',
  tags: [],
  note: '',
  request: { url: 'ws://a/', headers: [['Host', 'a']], ...request },
  ...more,
})
const told = (...sides: Parameters<typeof mergeDifferences>) =>
  mergeDifferences(...sides).map(({ id, changedBy, base, theirs, mine }) => [id, changedBy, base, theirs, mine])

describe('mergeDifferences', () => {
  it('tells who changed what, and what both changed', () => {
    const theirs = profile({ url: 'ws://theirs/', network: { proxy: 'http://p' } }, { tags: ['eu'], note: 'x' })
    const mine = profile({ url: 'ws://mine/', variables: { 'a.b': '1' } }, { note: 'x' })
    expect(told(profile(), theirs, mine)).toEqual([
      ['tags', 'theirs', null, 'eu', null],
      ['note', 'same', null, 'x', 'x'],
      ['request.url', 'both', 'ws://a/', 'ws://theirs/', 'ws://mine/'],
      ['request.network.proxy', 'theirs', null, 'http://p', null],
      ['request.variables.a.b', 'mine', null, null, '1'],
    ])
    expect(told(profile(), profile(), profile({ headers: [{ line: 'Host: a', generated: true }] }))).toEqual([])
  })
  it('keeps lines that one side changed apart, and sets those that both changed side by side', () => {
    const lines = (...headers: HeaderEntry[]) => profile({ headers })
    const base = lines(['A', '1'], ['B', '1'], ['C', '1'], ['D', '1'])
    const theirs = lines(['A', '2'], ['B', '1'], ['C', '2'], ['D', '1'])
    const mine = lines(['A', '1'], ['B', '1'], ['C', '3'], ['D', '1'], ['E', '1'])
    const differences = mergeDifferences(base, theirs, mine)
    expect(differences.map(({ label, changedBy, theirs: left, mine: right }) => [label, changedBy, left, right])).toEqual([
      ['A', 'theirs', 'A: 2', 'A: 1'],
      ['C', 'both', 'C: 2', 'C: 3'],
      ['E', 'mine', null, 'E: 1'],
    ])
    const choices = firstChoices(differences)
    expect(Object.values(choices)).toEqual(['theirs', 'mine'])
    const merged = mergedProfile(base, theirs, mine, { ...choices, [differences[1]?.id ?? '']: 'mine' })
    expect(merged.request.headers).toEqual([
      ['A', '2'],
      ['B', '1'],
      ['C', '3'],
      ['D', '1'],
      ['E', '1'],
    ])
  })
})

describe('mergedProfile', () => {
  const headers: fc.Arbitrary<HeaderEntry[]> = fc.array(fc.tuple(fc.constantFrom('A', 'B'), fc.constantFrom('1', '2')), { maxLength: 6 })
  const request = fc.record(
    {
      url: fc.constantFrom('ws://a/', 'ws://b/'),
      headers,
      body: fc.constantFrom('x', 'y'),
      network: fc.record({ proxy: fc.constantFrom('http://p', 'http://q'), verify: fc.boolean() }, { requiredKeys: [] }),
      variables: fc.dictionary(fc.constantFrom('a', 'b.c'), fc.constantFrom('1', '2')),
    },
    { requiredKeys: ['url', 'headers'] },
  )
  const any = fc.record({
    name: fc.constantFrom('n', 'm'),
    folder: fc.constantFrom('', 'f'),
    tags: fc.constantFrom([], ['t']),
    note: fc.constant(''),
    request,
  })
  it('is mine where all of mine is chosen, and theirs where none is', () => {
    fc.assert(
      fc.property(any, any, any, (base, theirs, mine) => {
        const differences = mergeDifferences(base, theirs, mine)
        const all = (side: 'mine' | 'theirs') => Object.fromEntries(differences.map(({ id }) => [id, side]))
        expect(partsOf(mergedProfile(base, theirs, mine, all('mine')))).toEqual(partsOf(mine))
        expect(mergedProfile(base, theirs, mine, all('theirs'))).toEqual(theirs)
        expect(mergedProfile(base, theirs, mine, {})).toEqual(theirs)
      }),
    )
  })
  it('takes all of a side that alone was changed', () => {
    fc.assert(
      fc.property(any, any, (base, changed) => {
        const mineOnly = mergeDifferences(base, base, changed)
        expect(partsOf(mergedProfile(base, base, changed, firstChoices(mineOnly)))).toEqual(partsOf(changed))
        expect(mergedProfile(base, changed, base, firstChoices(mergeDifferences(base, changed, base)))).toEqual(changed)
      }),
    )
  })
  it('names the place at which the newest version keeps a masked value, and says where it keeps none', () => {
    const masked = (kept: number, line = 'Secret-Key: ******'): HeaderEntry => ({ line, secret: true, kept })
    const kept = { profileId: 'p' }
    const base = profile({ headers: [['A', '1'], masked(1)], keptFrom: kept })
    const theirs = profile({ headers: [['New', '0'], ['A', '1'], masked(2)], keptFrom: kept })
    const mine = profile({ headers: [['A', '2'], masked(1), ['Z', '1']], keptFrom: kept })
    const differences = mergeDifferences(base, theirs, mine)
    expect(differences.map(({ mineIsLost }) => mineIsLost)).toEqual([false, false])
    const merged = mergedProfile(base, theirs, mine, Object.fromEntries(differences.map(({ id }) => [id, 'mine'])))
    expect(merged.request).toMatchObject({ headers: [['A', '2'], { line: 'Secret-Key: ******', kept: 2 }, ['Z', '1']], keptFrom: kept })

    const without = profile({ headers: [['A', '1']], keptFrom: kept })
    const [lost] = mergeDifferences(
      base,
      without,
      profile({ headers: [['A', '1'], { ...masked(1), enabled: false } as HeaderEntry], keptFrom: kept }),
    )
    expect([lost?.changedBy, lost?.mineIsLost]).toEqual(['both', true])
    const proxies = (proxy: string) => profile({ network: { proxy }, keptFrom: kept })
    const [field] = mergeDifferences(proxies('http://u:****@p'), proxies('http://q'), proxies('http://u:****@r'))
    expect([field?.changedBy, field?.mineIsLost]).toEqual(['both', true])
  })
})
