import { expect, it } from 'vitest'
import { hasOptions, NO_OPTIONS, withOptions } from './frame-options'

const text = { opcode: 'text', text: 'a' } as const

it('leaves a frame as it is where nothing was chosen', () => {
  expect(withOptions(text, NO_OPTIONS)).toEqual({ frame: text, fault: null })
  expect([hasOptions(NO_OPTIONS), hasOptions({ ...NO_OPTIONS, fin: false })]).toEqual([false, true])
})

it('adds what was chosen', () => {
  const options = {
    ...NO_OPTIONS,
    opcode: '3',
    fin: false,
    rsv2: true,
    mask: 'key',
    key: '01 02 03 04',
    lengthEncoding: '64',
    declaredLength: '9',
    cut: '4',
  } as const
  expect(withOptions(text, options).frame).toEqual({
    opcode: 3,
    text: 'a',
    fin: false,
    rsv2: true,
    mask: '01020304',
    lengthEncoding: 64,
    declaredLength: '9',
    cut: 4,
  })
  expect(withOptions(text, { ...NO_OPTIONS, mask: 'none', fragmentSize: '2', compress: true }).frame).toEqual({
    ...text,
    mask: false,
    fragmentSize: 2,
    compress: true,
  })
})

it('names what cannot be read', () => {
  expect(withOptions(text, { ...NO_OPTIONS, opcode: '16' }).fault).toEqual({
    field: 'opcode',
    message: '"16" cannot be used: expected a number from 0 to 15',
  })
  expect(withOptions(text, { ...NO_OPTIONS, mask: 'key', key: 'xyz' }).fault?.field).toBe('key')
  expect(withOptions(text, { ...NO_OPTIONS, fragmentSize: '0' }).fault?.field).toBe('fragmentSize')
  expect(withOptions(text, { ...NO_OPTIONS, declaredLength: '-1' }).fault?.field).toBe('declaredLength')
  expect(withOptions(text, { ...NO_OPTIONS, cut: 'x' }).fault?.field).toBe('cut')
})
