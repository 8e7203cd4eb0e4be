import { expect, it } from 'vitest'
import { hasVariable, MOST_VARIABLES, markedParts, markOf, render } from './marked'

it('cuts octets and variables apart', () => {
  expect(markedParts(`a${markOf(0)}${markOf(12)}\xff`)).toEqual([{ octets: 'a' }, { variable: 0 }, { variable: 12 }, { octets: '\xff' }])
  expect(markedParts('')).toEqual([])
  expect([hasVariable('\x00\xff'), hasVariable(markOf(3))]).toEqual([false, true])
})
it('writes each part its own way', () => {
  const text = render(
    `a${markOf(1)}b`,
    (run) => run.toUpperCase(),
    (index) => `<${index}>`,
  )
  expect(text).toBe('A<1>B')
})
it('has a mark for any number of variables', () => {
  expect(markedParts(markOf(MOST_VARIABLES * 5))).toEqual([{ variable: MOST_VARIABLES - 1 }])
})
