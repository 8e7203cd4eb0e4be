import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { jetty } from './jetty'

testPack(jetty, {
  'jetty/key': {
    shown: {
      'no key, Jetty 9.4': recorded('jetty9/missing_key'),
      'no key, JSON': {
        response: ['HTTP/1.1 400 Bad Request', 'Content-Length: 62'],
        body: '{"message":"Missing request header \'Sec-WebSocket-Key\'","x":1}',
      },
    },
    confidence: 'certain',
  },
  'jetty/version': { shown: { '8': recorded('jetty9/version8'), none: recorded('jetty9/missing_version') }, confidence: 'certain' },
  'jetty/no-such-method': {
    shown: { 'a plain GET': recorded('jetty9/plain_get'), 'HTTP/1.0': recorded('jetty9/http10'), POST: recorded('jetty9/post') },
    not: { 'another path': recorded('jetty9/wrong_path') },
    confidence: 'certain',
  },
  'jetty/passed-on': {
    shown: { 'another path': recorded('jetty9/wrong_path') },
    not: { 'the application says why': recorded('jetty9-proto/good'), Tomcat: recorded('tomcat10/wrong_path') },
    confidence: 'likely',
  },
  'jetty/refused': {
    shown: { 'no subprotocol': recorded('jetty9-proto/good') },
    not: { Tomcat: recorded('tomcat10-origin/foreign_origin') },
    mentions: ['no chat'],
  },
  'jetty/bad-message': {
    shown: { 'Connection: keep-alive': recorded('jetty9/keep_alive') },
    mentions: ['Connection does not name upgrade'],
  },
  'jetty/idle': {
    shown: { 'after a second': recorded('jetty9-idle/good') },
    not: { Tomcat: recorded('tomcat10-idle/good') },
    confidence: 'certain',
  },
  'jetty/message-too-large': { shown: { '200 MiB': recorded('jetty9/oversized') }, mentions: ['65536'] },
  'jetty/protocol-error': { shown: { 'no mask': recorded('jetty9/unmasked'), 'no UTF-8': recorded('jetty9/bad_utf8') } },
})

it('is recognised by its page, its 101 and its reasons', () => {
  for (const name of ['jetty9/good', 'jetty9/plain_get', 'jetty9/keep_alive', 'jetty9-proto/good', 'jetty9-idle/good'])
    expect(answeredIn(recorded(name), [jetty])).toMatchObject({ pack: 'jetty', confidence: 'certain' })
  expect(answeredIn(recorded('tomcat10/good'), [jetty])).toBeNull()
})
