import fc from 'fast-check'
import { expect, it } from 'vitest'
import { hexDecode } from '../../bytes/hex'
import { readConnectVersion, readPacket } from './mqtt-packet'

const hex = (text: string) => hexDecode(text.replace(/\s/g, '')) ?? new Uint8Array()
const read = (text: string, version = 4) => {
  const packet = readPacket(hex(text), version)
  return typeof packet === 'string' ? packet : [packet.length, packet.summary, ...packet.lines]
}

it('reads the packets of a session', () => {
  const connect = '10 13 0004 4d515454 04 c2 003c 0001 61 0001 75 0001 70'
  expect(readConnectVersion(hex(connect))).toBe(4)
  expect(read(connect)).toEqual([
    21,
    'CONNECT "a"',
    'MQTT version 3.1.1',
    'keep alive 60 s',
    'clean session',
    'user name "u"',
    'password of 1 octets',
  ])
  expect(read('20 02 01 05')).toEqual([4, 'CONNACK 5 not authorised (session present)'])
  expect(read('32 08 0003 612f62 0007 68')).toEqual([10, 'PUBLISH a/b (QoS 1, 1 octets) #7', 'h'])
  expect(read('82 08 0001 0003 612f23 01')).toEqual([10, 'SUBSCRIBE a/# (QoS 1) #1'])
  expect(read('90 03 0001 80')).toEqual([5, 'SUBACK #1 128 failure'])
  expect(read('40 02 0007')).toEqual([4, 'PUBACK #7'])
  expect(read('d0 00')).toEqual([2, 'PINGRESP'])
  expect(read('e0 02 8e 00', 5)).toEqual([4, 'DISCONNECT 142 session taken over'])
  expect(read('20 06 00 00 03 21 0014', 5)).toEqual([8, 'CONNACK 0 success', 'Receive Maximum: 20'])
})

it('says what is not whole, and what is none', () => {
  expect(read('30 7f 00')).toBe('the beginning of PUBLISH, 1 of its 127 octets; the rest comes in a later message')
  expect(read('00 00')).toBe('a packet of type 0 begins here, which MQTT does not have')
  expect(read('30 ff ff ff ff 01')).toBe('a packet that cannot be read: a number goes on for more than 4 octets')
  expect(read('30 03 0009 61')).toBe('a packet that cannot be read: 9 octets were announced at octet 2, 1 are here')
  expect([readConnectVersion(hex('10 02 0000')), readConnectVersion(hex(''))]).toEqual([null, null])
})

it('never throws', () => {
  fc.assert(
    fc.property(
      fc.uint8Array({ maxLength: 60 }),
      fc.constantFrom(3, 4, 5),
      (bytes, version) => void [readPacket(bytes, version), readConnectVersion(bytes)],
    ),
  )
})
