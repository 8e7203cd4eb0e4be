import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { entryBytes, entryName, entryText, entryValue, isEnabled } from './entry'

it('writes a pair as name, colon, space, value, in UTF-8', () => {
  expect(entryBytes(['A', 'b\u00e9'])).toEqual(latin1Encode('A: b\xc3\xa9'))
  expect(entryBytes(['A', ''])).toEqual(latin1Encode('A: '))
})
it('writes a line and octets verbatim', () => {
  expect(entryBytes({ line: 'Secret-Key:SECRET ' })).toEqual(latin1Encode('Secret-Key:SECRET '))
  expect(entryBytes({ base64: 'QTr/', line: 'unused' })).toEqual(latin1Encode('A:\xff'))
  expect(entryBytes({ base64: 'no base64' })).toBeNull()
})
it('reads name and value of each form', () => {
  expect([['A ', 'b'] as const, { line: 'A : b ' }, { base64: 'QTpi' }].map((e) => [entryName(e), entryValue(e)])).toEqual([
    ['A', 'b'],
    ['A', 'b'],
    ['A', 'b'],
  ])
  expect([entryName({ line: 'no colon' }), entryValue({ line: 'no colon' })]).toEqual([null, 'no colon'])
  expect(entryText({ line: 'A:b' })).toBe('A:b')
})
it('sends what is not disabled', () => {
  expect([isEnabled(['A', 'b']), isEnabled({ line: 'x' }), isEnabled({ line: 'x', enabled: false })]).toEqual([true, true, false])
})
