import { testPack } from '../../../../testing/pack-tester'
import { recorded } from '../../../../testing/recordings'
import { haproxy } from '.'

const BAD = '<html><body><h1>400 Bad request</h1>\nYour browser sent an invalid request.\n</body></html>\n'

testPack(haproxy, {
  'haproxy/bad-request': {
    shown: {
      'no key': recorded('haproxy-2.6/no-key'),
      'a short key': recorded('haproxy-2.6/short-key'),
      'a line without a colon': recorded('haproxy-2.6/bad-header'),
    },
    not: { 'the 400 of ws': recorded('ws-echo/d_missing_key'), 'nginx’s 400': recorded('nginx-1.22/no-host') },
  },
  'haproxy/bad-gateway': {
    shown: { 'closed before an answer': recorded('haproxy-2.6/backend-closed') },
    not: { 'a wrong Accept is passed on': recorded('haproxy-2.6/backend-wrong-accept') },
  },
  'haproxy/no-server': { shown: { refused: recorded('haproxy-2.6/backend-refused') } },
  'haproxy/forbidden': { shown: { deny: recorded('haproxy-2.6/denied') } },
  'haproxy/gateway-timeout': { shown: { silent: recorded('haproxy-2.6/backend-silent') } },
  'haproxy/request-timeout': { shown: { 'no empty line': recorded('haproxy-2.6/head-unfinished') } },
  'haproxy/refused-by-rule': { shown: { 429: recorded('haproxy-2.6/deny-429'), 404: recorded('haproxy-2.6/deny-404') } },
  'haproxy/websocket-over-http-2': {
    shown: {
      'its page over HTTP/2': {
        response: ['HTTP/1.1 400 Bad request', `Content-Length: ${BAD.length}`],
        body: BAD,
        artifacts: { http2: { request: null, response: null } as never },
      },
    },
    not: { 'over HTTP/1.1': recorded('haproxy-2.6/no-key') },
    confidence: 'possible',
  },
})
