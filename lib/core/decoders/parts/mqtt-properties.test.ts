import fc from 'fast-check'
import { expect, it } from 'vitest'
import { mqttProperties } from './mqtt-properties'

const hex = (text: string) => Uint8Array.from(Buffer.from(text.replaceAll(' ', ''), 'hex'))

it('names each property, by the type of its value', () => {
  expect(mqttProperties(hex('11 0000003c  21 0014  0b 8001  25 01'))).toEqual([
    'Session Expiry Interval: 60',
    'Receive Maximum: 20',
    'Subscription Identifier: 128',
    'Retain Available: 1',
  ])
  expect(mqttProperties(hex('12 0003 616263  09 0002 00ff  26 0001 61 0001 62  1f 0000'))).toEqual([
    'Assigned Client Identifier: "abc"',
    'Correlation Data: 00 ff',
    'User Property: "a" = "b"',
    'Reason String: ""',
  ])
})

it('tells of authentication data only how long it is', () => {
  expect(mqttProperties(hex('15 0001 78  16 0004 68756e74'))).toEqual(['Authentication Method: "x"', 'Authentication Data: 4 octets'])
})

it('says what it cannot read, and keeps what came before', () => {
  expect(mqttProperties(hex('25 01 7f 00'))).toEqual(['Retain Available: 1', 'property 127, which MQTT 5 does not have: 7f 00'])
  expect(mqttProperties(hex('11 0000'))).toEqual(['a property that is cut off: 11 00 00'])
  expect(mqttProperties(hex('2501'.repeat(150))).at(-1)).toBe('100 more octets of properties')
})

it('takes whatever octets come', () => {
  fc.assert(fc.property(fc.uint8Array({ maxLength: 300 }), (octets) => mqttProperties(octets).length <= 101))
})
