import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { hexDecode } from '../bytes/hex'
import { mqtt } from './mqtt'

const subprotocol = 'mqtt'
const connect5 = hexDecode('100f00044d51545405020003c000026162'.replace(/\s/g, '')) ?? undefined

it('tells packets, several in one message and parts of one', () => {
  expect(lineOf({ hex: '20 02 00 00' }, { subprotocol })).toEqual(['mqtt', 'CONNACK 0 accepted'])
  expect(lineOf({ hex: 'd0 00 30 05 0003 612f62' }, { subprotocol })[1]).toBe('2 packets: PINGRESP; PUBLISH a/b (QoS 0, 0 octets)')
  expect(decoded({ hex: 'd0 00 30 7f 0003' }, { subprotocol }).note).toBe(
    'Octets 2 to 6: the beginning of PUBLISH, 2 of its 127 octets; the rest comes in a later message',
  )
  expect(decoded({ hex: '00 00' }, { subprotocol })).toMatchObject({
    form: 'hex',
    note: expect.stringContaining('a packet of an earlier message'),
  })
})

it('takes the version from the CONNECT that began the session', () => {
  const first = { ...(connect5 ? { sent: connect5 } : {}) }
  expect(lineOf({ hex: '20 03 00 87 00' }, { first })).toEqual(['mqtt', 'CONNACK 135 not authorised'])
  expect(lineOf({ hex: '20 02 00 05' }, { subprotocol })[1]).toBe('CONNACK 5 not authorised')
})
survives(mqtt, { subprotocol })
