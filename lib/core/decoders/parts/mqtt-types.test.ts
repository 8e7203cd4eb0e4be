import { expect, it } from 'vitest'
import { octets, text, variable } from './mqtt-types'
import { octetReader } from './octet-reader'

const reader = (...bytes: number[]) => octetReader(Uint8Array.from(bytes))

it('reads what stands behind its length', () => {
  expect([...octets(reader(0, 2, 0xff, 0x00, 0x07))]).toEqual([0xff, 0x00])
  expect(text(reader(0, 2, 0xc3, 0xa9))).toBe('é')
  expect(text(reader(0, 2, 0xff, 0x00))).toBe('ff 00')
  expect(() => text(reader(0, 3, 0x61))).toThrow('3 octets were announced at octet 2, 1 are here')
})

it('reads numbers of one to four octets (MQTT 5 §1.5.5)', () => {
  expect(variable(reader(0x7f))).toBe(127)
  expect(variable(reader(0x80, 0x01))).toBe(128)
  expect(variable(reader(0xff, 0xff, 0xff, 0x7f))).toBe(268_435_455)
  expect(() => variable(reader(0xff, 0xff, 0xff, 0xff, 0x01))).toThrow()
})
