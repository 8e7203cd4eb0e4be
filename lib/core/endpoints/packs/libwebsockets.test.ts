import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { libwebsockets } from './libwebsockets'

const lws = (name: string) => recorded(`libwebsockets4.1/${name}`)
const PAGE =
  '<html><head><meta charset=utf-8 http-equiv="Content-Language" content="en"/><link rel="stylesheet" type="text/css" href="/error.css"/></head><body><h1>404</h1></body></html>'

testPack(libwebsockets, {
  'libwebsockets/other-upgrade': { shown: { 'Upgrade: foo': lws('other_upgrade') }, confidence: 'certain', mentions: ['foo'] },
  'libwebsockets/not-found': {
    shown: {
      'a plain GET': {
        request: ['GET /x HTTP/1.1', 'Host: a'],
        response: ['HTTP/1.1 404 Not Found', 'content-type: text/html', 'content-length: 173'],
        body: PAGE,
      },
    },
  },
  'libwebsockets/subprotocol-unknown': {
    shown: { 'a name it has not': lws('unknown_subprotocol') },
    not: { 'none was offered': lws('keep_alive') },
    confidence: 'possible',
  },
  'libwebsockets/handshake-dropped': {
    shown: { 'no key': lws('missing_key'), 'Connection: keep-alive': lws('keep_alive') },
    not: { 'the handshake was whole': recorded('captures/socketio-otherpath/good') },
    confidence: 'possible',
  },
  'libwebsockets/bad-utf8': { shown: { 'no UTF-8': lws('bad_utf8') }, not: { Tomcat: recorded('tomcat10/bad_utf8') } },
})

it('is recognised by its error page, and by Upgrade: WebSocket with capitals', () => {
  for (const name of ['good', 'other_upgrade', 'version99'])
    expect(answeredIn(lws(name), [libwebsockets])).toMatchObject({ pack: 'libwebsockets', confidence: 'certain' })
  for (const name of ['daphne/good', 'jetty9/good', 'captures/ws/good']) expect(answeredIn(recorded(name), [libwebsockets])).toBeNull()
})
