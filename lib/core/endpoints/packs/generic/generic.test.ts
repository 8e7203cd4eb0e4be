import { testPack } from '../../../../testing/pack-tester'
import { generic } from '.'

testPack(generic, {
  'generic/upgrade-required': {
    shown: {
      'a plain GET answered with 426 and no Upgrade': {
        request: ['GET / HTTP/1.1', 'Host: example.com'],
        response: ['HTTP/1.1 426 Upgrade Required', 'Server: WebSocket++/0.8.2'],
        ended: { at: 1 },
      },
      'the upgrade was asked for and did not arrive': { response: ['HTTP/1.1 426 Upgrade Required', 'Content-Length: 0'] },
    },
    not: { 'a 426 that names the protocol': { response: ['HTTP/1.1 426 Upgrade Required', 'Upgrade: websocket', 'Content-Length: 0'] } },
  },
  'generic/redirected': {
    shown: { 'http to https': { response: ['HTTP/1.1 301 Moved Permanently', 'Location: https://example.com/chat', 'Content-Length: 0'] } },
    not: { 'a 300 without Location': { response: ['HTTP/1.1 300 Multiple Choices', 'Content-Length: 0'] } },
  },
})
