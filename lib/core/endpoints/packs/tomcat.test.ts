import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { tomcat } from './tomcat'

testPack(tomcat, {
  'tomcat/handshake-field': {
    shown: {
      'no key': recorded('tomcat10/missing_key'),
      'a short key': recorded('tomcat10/short_key'),
      'Connection: keep-alive': recorded('tomcat10/keep_alive'),
    },
    not: { 'nothing is there': recorded('tomcat10/wrong_path'), Jetty: recorded('jetty9/missing_key') },
    confidence: 'likely',
  },
  'tomcat/version': {
    shown: { '8': recorded('tomcat10/version8'), none: recorded('tomcat10/missing_version') },
    not: { 'wsproto in lower case': recorded('uvicorn-wsproto/version99'), Netty: recorded('netty4.1/version99') },
    confidence: 'certain',
  },
  'tomcat/origin': {
    shown: { 'checkOrigin refuses': recorded('tomcat10-origin/foreign_origin') },
    not: { 'a bare 403': recorded('x-net-handler/good') },
    mentions: ['https://evil.example'],
  },
  'tomcat/not-found': {
    shown: {
      'a plain GET': recorded('tomcat10/plain_get'),
      'another path': recorded('tomcat10/wrong_path'),
      'another Upgrade': recorded('tomcat10/other_upgrade'),
    },
    not: { Jetty: recorded('jetty9/wrong_path') },
  },
  'tomcat/idle': {
    shown: { 'after a second': recorded('tomcat10-idle/good') },
    not: { Jetty: recorded('jetty9-idle/good') },
    confidence: 'certain',
  },
  'tomcat/message-too-large': {
    shown: { 'a text of 8300 octets': recorded('tomcat10-large/x') },
    not: { Jetty: recorded('jetty9/oversized') },
  },
  'tomcat/exception': {
    shown: { '@OnOpen fails': recorded('tomcat10-boom/good') },
    not: { 'a frame of ours': recorded('tomcat10/unmasked') },
    confidence: 'likely',
  },
  'tomcat/protocol-error': {
    shown: { 'no mask': recorded('tomcat10/unmasked'), 'no UTF-8': recorded('tomcat10/bad_utf8') },
    not: { Jetty: recorded('jetty9/unmasked') },
  },
})

it('is recognised by its page, its 101 and its reasons', () => {
  for (const name of ['tomcat10/good', 'tomcat10/plain_get', 'tomcat10/missing_key', 'tomcat10-idle/good'])
    expect(answeredIn(recorded(name), [tomcat])).toMatchObject({ pack: 'tomcat', confidence: 'certain' })
  expect(answeredIn(recorded('aiohttp/good'), [tomcat])).toBeNull()
  expect(answeredIn(recorded('captures/ws/good'), [tomcat])).toBeNull()
})
