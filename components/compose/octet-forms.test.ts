import { expect, it } from 'vitest'
import { readAs, writtenAs } from './octet-forms'

const octets = new Uint8Array([0x81, 0x05, 0x48, 0x0d])

it('writes octets in each form that can hold them', () => {
  expect(writtenAs('hex', octets)).toBe('81 05 48 0d')
  expect(writtenAs('base64', octets)).toBe('gQVIDQ==')
  expect(writtenAs('text', octets)).toBeNull()
  expect(writtenAs('text', new Uint8Array([0x61, 0x0d]))).toBeNull()
  expect(writtenAs('text', new Uint8Array([0xc3, 0xa9, 0x0a]))).toBe('é\n')
})

it('reads them back, and says what was seen and what was expected', () => {
  expect(readAs('hex', '81 0548 0D')).toEqual(octets)
  expect(readAs('base64', ' gQVIDQ==\n')).toEqual(octets)
  expect(readAs('text', 'é')).toEqual(new Uint8Array([0xc3, 0xa9]))
  expect(readAs('hex', '8')).toBe('hex is "8": expected two digits for each octet')
  expect(readAs('base64', 'a')).toBe('base64 is "a": expected standard base64 with padding')
})
