import { accepting, asking, got, said, testPack } from '../../../../testing/pack-tester'
import { recorded } from '../../../../testing/recorded'
import { generic } from '.'

const PLAIN = ['GET /chat HTTP/1.1', 'Host: example.com']
const LONG = asking('/chat', `Cookie: a=${'b'.repeat(9000)}`)
const answer = (status: string, ...lines: string[]) => [`HTTP/1.1 ${status}`, ...lines, 'Content-Length: 0']
/** An answer with a body, its length told. */
const page = (status: string, body: string, ...lines: string[]) => ({
  response: [`HTTP/1.1 ${status}`, ...lines, `Content-Length: ${body.length}`],
  body,
})

testPack(generic, {
  'generic/names-the-origin': {
    shown: {
      'a sentence': page('403 Forbidden', 'websocket: request origin not allowed by Upgrader.CheckOrigin\n'),
      'an object': page('403 Forbidden', '{"error":{"message":"Origin https://a.test is not on the list"}}'),
    },
    not: {
      'a word that contains it': page('403 Forbidden', 'original request refused'),
      'another status': page('502 Bad Gateway', 'no answer from the origin'),
    },
  },
  'generic/names-the-credentials': {
    shown: {
      'an object of OAuth': page('403 Forbidden', '{"error":"insufficient_scope","error_description":"The token lacks a scope"}'),
      'a sentence': page('403 Forbidden', 'You are not logged in'),
    },
    not: {
      'a token of HTTP': page('400 Bad Request', "'upgrade' token not found in 'Connection' header"),
      'another word': page('403 Forbidden', 'the shop is closed'),
    },
  },
  'generic/names-the-host': {
    shown: {
      'a development server': page('403 Forbidden', 'Invalid Host header'),
      'a list of names': page('403 Forbidden', 'Blocked request. This host ("a.test") is not allowed.'),
    },
    not: { 'a host that is down': page('403 Forbidden', 'the host is down') },
  },
  'generic/names-the-subprotocol': {
    shown: { 'a sentence': page('400 Bad Request', 'Subprotocol required') },
    not: { 'a protocol': page('400 Bad Request', 'unknown protocol') },
  },
  'generic/says-why': {
    shown: {
      'a sentence': page('404 Not Found', 'room 7 was closed'),
      'a page': page('404 Not Found', '<title>Oops</title><h1>There is nothing here</h1>'),
    },
    not: {
      'the phrase again': page('404 Not Found', '<h1>404 Not Found</h1>'),
      'words that name what is missed': page('403 Forbidden', 'You are not logged in'),
      'a page of a 200': page('200 OK', 'welcome'),
      'a coding we do not undo': page('404 Not Found', 'room 7 was closed', 'Content-Encoding: br'),
    },
  },
  'generic/upgrade-required': {
    shown: {
      'a plain GET answered with 426 and no Upgrade': {
        request: PLAIN,
        response: ['HTTP/1.1 426 Upgrade Required', 'Server: WebSocket++/0.8.2'],
        ended: { at: 1 },
      },
      'the upgrade was asked for and did not arrive': { response: answer('426 Upgrade Required') },
    },
    not: {
      'a 426 that names the protocol': { response: answer('426 Upgrade Required', 'Upgrade: websocket') },
      'a 426 about the version': { response: answer('426 Upgrade Required', 'Sec-WebSocket-Version: 13') },
    },
  },
  'generic/version-refused': {
    shown: {
      'Tornado to version 12': {
        request: asking('/chat').map((line) => line.replace('Version: 13', 'Version: 12')),
        response: answer('426 Upgrade Required', 'Sec-WebSocket-Version: 7, 8, 13'),
      },
      'ws to no version at all': {
        request: asking('/chat').filter((line) => !line.startsWith('Sec-WebSocket-Version')),
        response: answer('400 Bad Request', 'Sec-WebSocket-Version: 13, 8'),
      },
    },
    not: {
      'gorilla, which lists 13 with any refusal': { response: answer('400 Bad Request', 'Sec-Websocket-Version: 13') },
    },
  },
  'generic/web-page': {
    shown: {
      'a single-page application': page('200 OK', '<!doctype html><html><body></body></html>', 'Content-Type: text/html'),
      'a plain GET': { request: PLAIN, ...page('200 OK', '<HTML><title>x</title>', 'Content-Type: text/html') },
    },
    not: { 'a health check': page('200 OK', 'ok', 'Content-Type: text/plain') },
    confidence: 'likely',
  },
  'generic/redirected': {
    shown: { 'http to https': { response: answer('301 Moved Permanently', 'Location: https://example.com/chat') } },
    not: { 'a 300 without Location': { response: answer('300 Multiple Choices') } },
  },
  'generic/wrong-accept': {
    shown: {
      'another value': {
        response: ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade', 'Sec-WebSocket-Accept: AAAA'],
      },
      'no value': { response: ['HTTP/1.1 101 Switching Protocols', 'Upgrade: websocket', 'Connection: Upgrade'] },
    },
    not: { 'the right one': { response: accepting() } },
    mentions: [/every client gives up/],
  },
  'generic/no-subprotocol': {
    shown: {
      'WebSocket++ without a choice': { request: asking('/chat', 'Sec-WebSocket-Protocol: chat, superchat'), response: accepting() },
    },
    not: {
      'one was chosen': { request: asking('/chat', 'Sec-WebSocket-Protocol: chat'), response: accepting('Sec-WebSocket-Protocol: chat') },
      'none was offered': { response: accepting() },
    },
  },
  'generic/foreign-subprotocol': {
    shown: {
      'one that was not offered': {
        request: asking('/chat', 'Sec-WebSocket-Protocol: a'),
        response: accepting('Sec-WebSocket-Protocol: b'),
      },
      'one without any offer': { response: accepting('Sec-WebSocket-Protocol: mqtt') },
    },
    not: { 'one of two': { request: asking('/chat', 'Sec-WebSocket-Protocol: a, b'), response: accepting('Sec-WebSocket-Protocol: b') } },
  },
  'generic/foreign-extension': {
    shown: {
      'compression nobody offered': { response: accepting('Sec-WebSocket-Extensions: permessage-deflate; server_no_context_takeover') },
    },
    not: {
      'compression that was offered': {
        request: asking('/chat', 'Sec-WebSocket-Extensions: permessage-deflate'),
        response: accepting('Sec-WebSocket-Extensions: permessage-deflate'),
      },
    },
  },
  'generic/http-after-upgrade': {
    shown: {
      'Socket.IO and EIO=3': {
        after: [got(2, { raw: 'HTTP/1.1 400 Bad Request\r\nConnection: close\r\nContent-Length: 28\r\n\r\nUnsupported protocol version' })],
        ended: { at: 3 },
      },
      'half of it, the connection still open': { after: [got(2, { raw: 'HTTP/1.1 500 Internal' })] },
    },
    not: { 'a frame': { after: [got(2, { text: 'HTTP/1.1 400 Bad Request' })] } },
    mentions: [/HTTP\/1\.1 (400 Bad Request" with the text "Unsupported protocol version|500 Internal)/],
  },
  'generic/html-after-upgrade': {
    shown: { 'an error page': { after: [got(2, { raw: '<html><body>502 Bad Gateway</body></html>' })], ended: { at: 3 } } },
    not: { 'a message that is HTML': { after: [got(2, { text: '<html></html>' })] } },
  },
  'generic/plain-http-to-tls-port': {
    shown: {
      nginx: recorded('nginx-1.22/plain-to-tls'),
      Apache: recorded('apache-2.4/plain-to-tls'),
      'Go, as Caddy': recorded('caddy-2.6/plain-to-tls'),
    },
    not: { 'another 400 of nginx': recorded('nginx-1.22/no-host') },
    confidence: 'certain',
  },
  'generic/tls-to-plain-port': {
    shown: {
      'no TLS record came': {
        url: 'wss://example.com/chat',
        failed: { phase: 'tls', code: 'tls-not-tls', detail: 'wrong version number' },
      },
    },
    not: { refused: { failed: { phase: 'connect', code: 'connection-refused', detail: 'connect ECONNREFUSED' } } },
  },
  'generic/not-reached': {
    shown: {
      refused: { failed: { phase: 'connect', code: 'connection-refused', detail: 'connect ECONNREFUSED 127.0.0.1:9' } },
      'no such name': { failed: { phase: 'resolve', code: 'name-not-found', detail: 'getaddrinfo ENOTFOUND' } },
      'no answer': { failed: { phase: 'connect', code: 'connect-timeout', detail: 'connect ETIMEDOUT' } },
    },
    not: { 'an answer came': page('404 Not Found', '') },
  },
  'generic/dropped-silently': {
    shown: {
      'nginx: return 444': recorded('nginx-1.22/return-444'),
      'Varnish: a pipe to nowhere': recorded('varnish-7.1/pipe-backend-refused'),
    },
    not: { 'an answer came': recorded('nginx-1.22/not-found') },
    confidence: 'possible',
  },
  'generic/compression-mangled': {
    shown: {
      'a frame that cannot be inflated': {
        response: accepting('Sec-WebSocket-Extensions: permessage-deflate'),
        after: [got(5, { octets: 'c103ffffff' })],
        ended: { at: 50 },
      },
      'the server closes with 1002': {
        response: accepting('Sec-WebSocket-Extensions: permessage-deflate'),
        after: [got(5, { close: [1002] })],
        ended: { at: 50 },
      },
    },
    not: { 'no compression': { after: [got(5, { close: [1002] })], ended: { at: 50 } } },
    confidence: 'possible',
  },
  'generic/transparent-proxy': {
    shown: {
      'ws behind a proxy on port 80': page('426 Upgrade Required', 'Upgrade Required', 'Via: 1.1 hotel-gw'),
    },
    not: {
      'over TLS': { url: 'wss://example.com/chat', ...page('426 Upgrade Required', 'Upgrade Required', 'Via: 1.1 hotel-gw') },
      'no proxy is seen': page('426 Upgrade Required', 'Upgrade Required'),
    },
    confidence: 'possible',
  },
  'generic/upgrade-not-passed-on': {
    shown: {
      'Tengine in front of ws': page('426 Upgrade Required', 'Upgrade Required', 'Server: Tengine/2.4.1', 'Content-Type: text/plain'),
      'LiteSpeed in front of Tornado': page('400 Bad Request', 'Can "Upgrade" only to "WebSocket".', 'Server: LiteSpeed'),
    },
    not: {
      'ws asked plainly': { request: PLAIN, ...page('426 Upgrade Required', 'Upgrade Required', 'Server: Tengine') },
      'nginx says it itself': page('426 Upgrade Required', 'Upgrade Required', 'Server: nginx/1.22.1'),
      'ws itself': page('426 Upgrade Required', 'Upgrade Required'),
      'a page of Tengine': page('400 Bad Request', '<html><center>tengine</center>', 'Server: Tengine'),
    },
  },
  'generic/origin-policy': {
    shown: {
      'a foreign Origin': { request: asking('/chat', 'Origin: https://evil.example'), response: answer('403 Forbidden') },
      'no Origin': { response: answer('403 Forbidden') },
    },
    not: { 'its own Origin': { request: asking('/chat', 'Origin: http://example.com'), response: answer('403 Forbidden') } },
    confidence: 'possible',
    mentions: [/^possibly/],
  },
  'generic/unauthorized': {
    shown: {
      'no credentials': { response: answer('401 Unauthorized', 'WWW-Authenticate: Basic realm="x"') },
      'wrong ones': {
        request: asking('/chat', 'Authorization: Bearer t'),
        response: answer('401 Unauthorized', 'WWW-Authenticate: Bearer'),
      },
    },
    not: { 'no scheme named': { response: answer('401 Unauthorized') } },
  },
  'generic/unauthorized-unnamed': {
    shown: {
      'no credentials': { response: answer('401 Unauthorized') },
      'wrong ones': { request: asking('/chat', 'Authorization: Bearer t'), response: answer('401 Unauthorized') },
      'a foreign Origin to ws': recorded('hapi-nes-origin/e_wrong_origin'),
    },
    not: {
      'a scheme named': { response: answer('401 Unauthorized', 'WWW-Authenticate: Basic') },
      forbidden: { response: answer('403 Forbidden') },
    },
    confidence: 'likely',
  },
  'generic/request-not-read': {
    shown: {
      'a control character, to Node': recorded('vite-8.3.8/z_absent_colon'),
      'no Host, to Bun': recorded('bun-1.4.5/n_no_host'),
    },
    not: {
      'WebSocket-Node': { response: ['HTTP/1.1 400 Bad Request', 'Connection: close', 'X-WebSocket-Reject-Reason: x'] },
      'a long head': { request: LONG, response: ['HTTP/1.1 400 Bad Request', 'Connection: close'] },
    },
    confidence: 'likely',
  },
  'generic/head-too-large': {
    shown: {
      'a 431': { response: ['HTTP/1.1 431 Request Header Fields Too Large', 'Connection: close'], ended: { at: 1 } },
      'a 400 to a long head': { request: LONG, response: answer('400 Bad Request', 'Connection: close') },
    },
    not: { 'a 400 to a short head': { response: answer('400 Bad Request') }, 'a long head that is taken': { request: LONG } },
    confidence: 'likely',
    mentions: ['octets'],
  },
  'generic/our-frame': {
    shown: {
      'no mask, to Bun': recorded('bun-1.4.5/j_unmasked_frame'),
      'RSV1, to workerd': recorded('workerd-1.20261117/p_rsv1_frame'),
      'not UTF-8, to ws': recorded('vite-8.3.8/q_bad_utf8'),
      'opcode 3, to em-websocket': recorded('em-websocket-0.5.1/p_bad_opcode'),
    },
    not: {
      'a whole frame': { after: [said(5, { text: 'a' }), got(9, { close: [1002] })], ended: { at: 20 } },
      'closed in order': recorded('bun-1.4.5/g_echo_ping_close'),
    },
    mentions: ['a frame we sent'],
  },
  'generic/our-frame-dropped': {
    shown: {
      'RSV1, to Deno': recorded('deno-2.9.6/p_rsv1_frame'),
      'no mask, to Hypercorn': recorded('hypercorn-0.13.2/j_unmasked_frame'),
      'not UTF-8, to gevent-websocket': recorded('gevent-websocket-0.10.1/q_bad_utf8'),
    },
    not: {
      'a whole frame': { after: [said(5, { text: 'a' })], ended: { at: 20 } },
      'long before the end': { after: [said(5, { octets: '8301fffefdfc9e' })], ended: { at: 5000 } },
    },
    confidence: 'likely',
  },
  'generic/message-too-big': {
    shown: {
      'a length of 50 GiB, to ws': recorded('vite-8.3.8/x_oversized'),
      'the same to Bun': recorded('bun-1.4.5/x_oversized'),
    },
    not: { 'another code': recorded('bun-1.4.5/q_bad_utf8') },
    confidence: 'likely',
  },
  'generic/forbidden': { shown: { 'an empty 403': { response: answer('403 Forbidden') } }, confidence: 'possible' },
  'generic/not-found': { shown: { 'a 404': { response: answer('404 Not Found') } }, confidence: 'possible', mentions: ['/chat'] },
  'generic/method-not-allowed': {
    shown: {
      'a POST': { request: ['POST /chat HTTP/1.1', 'Host: example.com'], response: answer('405 Method Not Allowed', 'Allow: GET') },
    },
    mentions: ['POST'],
  },
  'generic/too-many-requests': { shown: { 'a 429': { response: answer('429 Too Many Requests', 'Retry-After: 30') } } },
  'generic/gateway': {
    shown: { 'a 502': { response: answer('502 Bad Gateway') }, 'a 504': { response: answer('504 Gateway Timeout') } },
    not: { 'a 503': { response: answer('503 Service Unavailable') } },
    confidence: 'likely',
  },
  'generic/unavailable': { shown: { 'a 503': { response: answer('503 Service Unavailable') } }, confidence: 'possible' },
  'generic/server-error': {
    shown: {
      'a 500': { response: answer('500 Internal Server Error') },
      'no key, to Deno': recorded('deno-2.9.6/d_missing_key'),
    },
    confidence: 'possible',
  },
  'generic/bad-request': {
    shown: { asked: { response: answer('400 Bad Request') }, plain: { request: PLAIN, response: answer('400 Bad Request') } },
    confidence: 'possible',
  },
})
