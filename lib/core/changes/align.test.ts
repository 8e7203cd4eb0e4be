import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { align } from './align'

const shown = (a: string, b: string) =>
  align([...a], [...b])
    .map((step) => (step.a === null ? `+${b[step.b ?? 0]}` : step.b === null ? `-${a[step.a]}` : ` ${a[step.a]}`))
    .join('')

describe('align', () => {
  it.each([
    ['', '', ''],
    ['abc', 'abc', ' a b c'],
    ['', 'ab', '+a+b'],
    ['ab', '', '-a-b'],
    ['abc', 'adc', ' a-b+d c'],
    ['abcd', 'acbd', ' a-b c+b d'],
    ['aab', 'ab', ' a-a b'],
  ])('sets %j beside %j', (a, b, steps) => expect(shown(a, b)).toBe(steps))

  it('names every place of both once, in order, and pairs only what is equal', () => {
    const list = fc.array(fc.constantFrom('x', 'y', 'z'), { maxLength: 12 })
    fc.assert(
      fc.property(list, list, (a, b) => {
        const steps = align(a, b)
        expect(steps.flatMap((step) => (step.a === null ? [] : [step.a]))).toEqual(a.map((_, at) => at))
        expect(steps.flatMap((step) => (step.b === null ? [] : [step.b]))).toEqual(b.map((_, at) => at))
        for (const step of steps) if (step.a !== null && step.b !== null) expect(a[step.a]).toBe(b[step.b])
      }),
    )
  })
  it('takes lists too long for a table as replaced between their equal ends', () => {
    const long = (mark: string) => ['first', ...Array.from({ length: 2000 }, (_, n) => `${mark}${n}`), 'last']
    const steps = align(long('a'), long('b'))
    expect(steps).toHaveLength(4002)
    expect([steps[0], steps[1], steps.at(-1)]).toEqual([
      { a: 0, b: 0 },
      { a: 1, b: null },
      { a: 2001, b: 2001 },
    ])
  })
})
