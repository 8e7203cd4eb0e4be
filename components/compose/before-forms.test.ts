import { expect, it } from 'vitest'
import { expectText, fromSource, headersText, moved, readExpect, readHeaders, SOURCES, sourceOf, withField } from './before-forms'

it('reads sources back as they were', () => {
  for (const [kind] of SOURCES) expect(sourceOf(fromSource(kind, 'x'))).toEqual({ kind, text: 'x' })
})

it('keeps what is known of header lines that stay', () => {
  const kept = { line: 'Authorization: ******', secret: true, kept: 1 }
  const headers = [['A', 'b'] as const, kept]
  expect(headersText(headers)).toBe('A: b\nAuthorization: ******')
  expect(readHeaders('Authorization: ******\nA: c', headers)).toEqual([kept, { line: 'A: c' }])
  expect(readHeaders('', headers)).toBe(undefined)
})

it('reads statuses, none as the default', () => {
  expect(readExpect('200, 4xx')).toEqual([200, '4xx'])
  expect(readExpect(' ')).toBe(undefined)
  expect(readExpect('ok')).toEqual([])
  expect(expectText([200, '4xx'])).toBe('200, 4xx')
  expect(expectText(undefined)).toBe('')
})

it('moves members, and not beyond the ends', () => {
  expect(moved([1, 2, 3], 0, 1)).toEqual([2, 1, 3])
  expect(moved([1, 2, 3], 2, -1)).toEqual([1, 3, 2])
  expect(moved([1, 2, 3], 2, 1)).toEqual([1, 2, 3])
})

it('takes out what is undefined', () => {
  expect(withField({ name: 'a', method: 'GET', url: 'u', body: 'b' }, 'body', undefined)).toEqual({ name: 'a', method: 'GET', url: 'u' })
})
