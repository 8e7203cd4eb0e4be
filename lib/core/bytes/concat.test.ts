import { expect, it } from 'vitest'
import { concat } from './concat'

it('joins the parts in order, empty ones too', () => {
  expect(concat([new Uint8Array([1, 2]), new Uint8Array(), new Uint8Array([3])])).toEqual(new Uint8Array([1, 2, 3]))
})
it('gives no octets for no parts', () => {
  expect(concat([])).toEqual(new Uint8Array())
})
it('copies: a later change of a part does not show', () => {
  const part = new Uint8Array([1])
  const whole = concat([part])
  part[0] = 9
  expect(whole).toEqual(new Uint8Array([1]))
})
