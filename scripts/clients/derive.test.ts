import { expect, it } from 'vitest'
import { derive, type Exchange, type Finding, knowledge } from './derive'

const exchange = (signals: string[], says: string | null = null, opens = says === null): Exchange => ({ name: '', signals, opens, says })

it('takes what stood in an answer that opened for harmless, and what stood alone in a refused one for the reason', () => {
  const { known } = derive([exchange(['a#x']), exchange(['b#x'], 'no')])
  expect([...known]).toEqual([
    ['a#x', { opens: true, words: [] }],
    ['b#x', { opens: false, words: ['no'] }],
  ])
})

it('finds the reason among several when all others are harmless', () => {
  expect(derive([exchange(['a#x', 'b#x'], 'no'), exchange(['a#x'])]).known.get('b#x')).toEqual({ opens: false, words: ['no'] })
})

it('does not guess between two suspects', () => {
  const { known, unclear } = derive([exchange(['a#x', 'b#x'], 'no')])
  expect(known.size).toBe(0)
  expect(unclear).toHaveLength(1)
})

it('does not blame what stands beside a known reason', () => {
  const { known, unclear } = derive([exchange(['a#x'], 'no'), exchange(['a#x', 'b#x'], 'no')])
  expect(known.has('b#x')).toBe(false)
  expect(unclear).toEqual([])
})

it('has no word on what was refused once and opened once', () => {
  expect(derive([exchange(['a#x'], 'no'), exchange(['a#x'])]).known.get('a#x')).toEqual({ opens: null, words: [] })
})

it('reports a refusal that nothing explains', () => {
  expect(derive([exchange([], 'no')]).unexplained).toHaveLength(1)
  expect(derive([exchange(['a#x']), exchange(['a#x'], 'no')]).unexplained).toEqual([])
})

it('writes a rule once when all its reasons are alike, with the words heard most, and each reason otherwise', () => {
  const known = new Map<string, Finding>([
    ['r/a#x', { opens: false, words: ['never'] }],
    ['r/a#y', { opens: false, words: ['no', 'no'] }],
    ['r/b#x', { opens: false, words: ['no'] }],
    ['r/b#y', { opens: true, words: [] }],
    ['trait/c', { opens: null, words: [] }],
  ])
  expect(knowledge({ known })).toEqual({ refuses: [{ says: 'no', on: ['r/a', 'r/b#x'] }], opens: ['r/b#y'], depends: ['trait/c'] })
})
