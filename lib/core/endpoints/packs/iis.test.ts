import { accepting, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recordings'
import { iis } from './iis'

const SERVER = 'Server: Microsoft-IIS/10.0'
const HOSTNAME = '<HTML><HEAD><TITLE>Bad Request</TITLE></HEAD>\r\n<BODY><h2>Bad Request - Invalid Hostname</h2>\r\n</BODY></HTML>'
const ROUTING =
  '<div class="content-container"><fieldset><h2>502 - Web server received an invalid response while acting as a gateway or proxy server.</h2></fieldset></div>'

testPack(iis, {
  'iis/websocket-feature': {
    shown: { 'an ordinary page': { response: ['HTTP/1.1 200 OK', SERVER, 'Content-Type: text/html', 'Content-Length: 2'], body: 'hi' } },
    not: { accepted: { response: accepting(SERVER) }, nginx: recorded('nginx-1.22/not-found') },
    confidence: 'possible',
  },
  'iis/request-refused': {
    shown: {
      'another Host': {
        response: ['HTTP/1.1 400 Bad Request', 'Server: Microsoft-HTTPAPI/2.0', `Content-Length: ${HOSTNAME.length}`],
        body: HOSTNAME,
      },
    },
    not: { nginx: recorded('nginx-1.22/no-host') },
    confidence: 'possible',
  },
  'iis/routing-failed': {
    shown: { 502: { response: ['HTTP/1.1 502 Bad Gateway', SERVER, `Content-Length: ${ROUTING.length}`], body: ROUTING } },
    not: { nginx: recorded('nginx-1.22/backend-refused') },
    confidence: 'possible',
  },
  'iis/upgrade-not-passed-on': {
    shown: {
      'ws behind it': {
        response: ['HTTP/1.1 426 Upgrade Required', 'X-Powered-By: ARR/3.0', 'Content-Length: 16'],
        body: 'Upgrade Required',
      },
    },
    not: { 'ws alone': recorded('captures/ws/plain') },
    confidence: 'likely',
  },
})
