import { expect, it } from 'vitest'
import { reasonOf } from './mqtt-reasons'

it('names a code as the packet and the version mean it', () => {
  expect(reasonOf('CONNACK', 5, 4)).toBe('5 not authorised')
  expect(reasonOf('CONNACK', 135, 5)).toBe('135 not authorised')
  expect(reasonOf('SUBACK', 128, 4)).toBe('128 failure')
  expect(reasonOf('SUBACK', 0, 5)).toBe('0 granted QoS 0')
  expect(reasonOf('DISCONNECT', 0, 5)).toBe('0 normal disconnection')
  expect(reasonOf('PUBACK', 99, 5)).toBe('99 of no known meaning')
})
