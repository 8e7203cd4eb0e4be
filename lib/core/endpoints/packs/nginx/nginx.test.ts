import { accepting, asking, testPack } from '../../../../testing/pack-tester'
import { recorded } from '../../../../testing/recordings'
import { nginx } from '.'

const head = (status: string, length: number, ...lines: string[]) => [
  `HTTP/1.1 ${status}`,
  'Server: nginx/1.22.1',
  ...lines,
  `Content-Length: ${length}`,
]
const page = (title: string) =>
  `<html>\r\n<head><title>${title}</title></head>\r\n<body>\r\n<center><h1>${title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n`
const OTHER_PAGE = '<html><body><h1>404 Not Found</h1></body></html>'

testPack(nginx, {
  'nginx/upgrade-not-passed-on': {
    shown: {
      'in front of ws': recorded('nginx-1.22/upgrade-stripped-ws'),
      'in front of ws, over HTTP/1.1': recorded('nginx-1.22/upgrade-stripped-http11-ws'),
      'in front of Tornado': recorded('nginx-1.22/upgrade-stripped-tornado'),
      'in front of gorilla': recorded('nginx-1.22/upgrade-stripped-gorilla'),
      'in front of Jenkins': {
        response: [
          'HTTP/1.1 400 ',
          'Server: nginx/1.22.1',
          'Date: Fri, 20 Nov 2026 11:36:02 GMT',
          'Content-Type: text/html;charset=utf-8',
          'Content-Length: 41',
          'Connection: keep-alive',
          'X-Content-Type-Options: nosniff',
          'X-Remoting-Minimum-Version: 3176.v207ec082a_8c0',
        ],
        body: 'Message=only WS connections accepted here',
      },
    },
    not: {
      'nothing was asked for': recorded('captures/nginx-without-upgrade-headers/plain'),
      'accepted through nginx': recorded('nginx-1.22/accepted-idle-1s'),
      'its own page': recorded('nginx-1.22/no-host'),
      'a library of its own': recorded('captures/ws/plain'),
    },
    confidence: 'certain',
    mentions: ['proxy_http_version'],
  },
  'nginx/http-1-0-to-the-server-behind': {
    shown: {
      'python websockets through nginx': {
        response: head('505 HTTP Version Not Supported', 71),
        body: 'Failed to open a WebSocket connection: unsupported protocol; expected H',
      },
      'a 505 without words': { response: head('505 HTTP Version Not Supported', 0) },
    },
    not: { 'we sent HTTP/1.0': { request: ['GET / HTTP/1.0', 'Host: example.com'], response: head('505 HTTP Version Not Supported', 0) } },
  },
  'nginx/bad-gateway': {
    shown: { refused: recorded('nginx-1.22/backend-refused'), closed: recorded('nginx-1.22/backend-closed') },
    not: { 'a 502 of the server behind': { response: head('502 Bad Gateway', 0) } },
    confidence: 'certain',
  },
  'nginx/gateway-timeout': { shown: { 'a silent backend': recorded('nginx-1.22/backend-silent') } },
  'nginx/forbidden': {
    shown: {
      'deny all': recorded('nginx-1.22/denied'),
      'server_tokens off': { response: head('403 Forbidden', 146), body: page('403 Forbidden') },
    },
    not: { 'an empty 403 from behind': { response: head('403 Forbidden', 0) } },
  },
  'nginx/not-found': {
    shown: { 'no location': recorded('nginx-1.22/not-found') },
    not: { 'a page of the server behind': { response: head('404 Not Found', OTHER_PAGE.length), body: OTHER_PAGE } },
  },
  'nginx/authorization-required': { shown: { auth_basic: recorded('nginx-1.22/basic-auth') }, mentions: ['Basic'] },
  'nginx/unavailable': { shown: { limit_req: recorded('nginx-1.22/rate-limited') } },
  'nginx/method-not-allowed': { shown: { BREW: recorded('nginx-1.22/unknown-method') } },
  'nginx/header-too-large': { shown: { 'a field of 9 kB': recorded('nginx-1.22/header-too-large') } },
  'nginx/request-too-large': {
    shown: { 'a path of 9 kB': recorded('nginx-1.22/uri-too-long'), 'a body': recorded('nginx-1.22/body-too-large') },
  },
  'nginx/client-certificate': {
    shown: { 'none sent': recorded('nginx-1.22/no-client-certificate') },
    not: { 'plain HTTP to the TLS port': recorded('nginx-1.22/plain-to-tls') },
  },
  'nginx/http-2-connection-fields': {
    shown: {
      'Connection over HTTP/2': {
        response: head('400 Bad Request', page('400 Bad Request').length),
        body: page('400 Bad Request'),
        artifacts: { http2: { request: null, response: null } as never },
      },
    },
    not: { 'over HTTP/1.1': { response: head('400 Bad Request', 150), body: page('400 Bad Request') } },
  },
  'nginx/bad-request': {
    shown: { 'no Host': recorded('nginx-1.22/no-host') },
    not: {
      'a field too large': recorded('nginx-1.22/header-too-large'),
      'plain HTTP to the TLS port': recorded('nginx-1.22/plain-to-tls'),
    },
  },
  'nginx/ingress-default-backend': {
    shown: { 'no rule': { response: ['HTTP/1.1 404 Not Found', 'Content-Length: 21'], body: 'default backend - 404' } },
  },
  'nginx/perhaps-not-passed-on': {
    shown: { 'an ordinary 404': { response: head('404 Not Found', 17), body: 'Cannot GET /chat\n' } },
    not: {
      'nginx’s own 404': recorded('nginx-1.22/not-found'),
      'not asked for': {
        request: asking('/chat', 'Connection: close').filter((line) => !/^Upgrade|^Connection: U/.test(line)),
        response: head('404 Not Found', 0),
      },
      accepted: { response: accepting('Server: nginx') },
    },
    confidence: 'possible',
  },
})
