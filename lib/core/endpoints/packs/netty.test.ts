import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { netty } from './netty'

testPack(netty, {
  'netty/version': {
    shown: { '99': recorded('netty4.1/version99') },
    not: { Tomcat: recorded('tomcat10/version99'), Tornado: recorded('tornado/version99') },
    confidence: 'likely',
  },
  'netty/handshake-field': {
    shown: { 'a plain GET': recorded('netty4.1/plain_get'), 'no key': recorded('netty4.1/missing_key') },
    not: { 'x/net has other words': recorded('x-net-handler/plain_get') },
    confidence: 'certain',
  },
  'netty/taken-for-a-draft': { shown: { 'no version': recorded('netty4.1/missing_version') }, mentions: ['Sec-WebSocket-Version'] },
  'netty/method': { shown: { POST: recorded('netty4.1/post') }, not: { 'x/net to a GET': recorded('x-net-handler/good') } },
  'netty/frame-too-large': { shown: { '200 MiB': recorded('netty4.1/oversized') }, mentions: ['65536'] },
  'netty/protocol-error': { shown: { 'no mask': recorded('netty4.1/unmasked') }, not: { gorilla: recorded('gorilla-main/unmasked') } },
})

it('is recognised by its words and by a 101 in lower case', () => {
  for (const name of ['netty4.1/plain_get', 'netty4.1/missing_version', 'netty4.1/oversized'])
    expect(answeredIn(recorded(name), [netty])).toMatchObject({ pack: 'netty', confidence: 'certain' })
  expect(answeredIn(recorded('netty4.1/good'), [netty])).toMatchObject({ confidence: 'possible' })
  expect(answeredIn(recorded('cowboy2/good'), [netty])).toBeNull()
  // HAProxy writes the fields of what is behind it in lower case too, in another order of Connection.
  expect(answeredIn(recorded('captures/haproxy/good'), [netty])).toBeNull()
})
