import { describe, expect, it } from 'vitest'
import { setBeside } from './set-beside'

const lines = (...texts: string[]) => texts.map((text) => ({ key: text, name: text.slice(0, text.indexOf(':')) }))

describe('setBeside', () => {
  it('keeps equal lines in one row and sets a replaced one beside its successor, whatever the case of its name', () => {
    expect(setBeside(lines('Host: a', 'Origin: x', 'Via: 1'), lines('Host: a', 'origin: y', 'Via: 1'))).toEqual([
      { a: 0, b: 0, equal: true },
      { a: 1, b: 1, equal: false },
      { a: 2, b: 2, equal: true },
    ])
  })
  it('keeps repeats apart, the first beside the first', () => {
    expect(setBeside(lines('A: 1', 'A: 2'), lines('A: 3', 'A: 4', 'A: 5'))).toEqual([
      { a: 0, b: 0, equal: false },
      { a: 1, b: 1, equal: false },
      { a: null, b: 2, equal: false },
    ])
  })
  it('never sets lines beside each other across an equal one: order is kept', () => {
    expect(setBeside(lines('A: 1', 'B: 1'), lines('B: 1', 'A: 2'))).toEqual([
      { a: 0, b: null, equal: false },
      { a: 1, b: 0, equal: true },
      { a: null, b: 1, equal: false },
    ])
  })
})
