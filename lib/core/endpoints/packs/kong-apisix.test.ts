import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recordings'
import { requestWith } from '../../rules/sample'
import { kongApisix } from './kong-apisix'

const NO_ROUTE = '{\n  "message":"no Route matched with those values"\n}'

testPack(kongApisix, {
  'kong-apisix/kong-own-answer': {
    shown: {
      'no route': {
        response: ['HTTP/1.1 404 Not Found', 'Server: kong/3.4.0', 'X-Kong-Response-Latency: 0', `Content-Length: ${NO_ROUTE.length}`],
        body: NO_ROUTE,
      },
    },
    not: { 'passed on': { response: ['HTTP/1.1 404 Not Found', 'Via: kong/3.4.0', 'X-Kong-Upstream-Latency: 2', 'Content-Length: 0'] } },
  },
  'kong-apisix/apisix-no-route': {
    shown: {
      404: {
        response: ['HTTP/1.1 404 Not Found', 'Server: APISIX/3.2.0', 'Content-Length: 36'],
        body: '{"error_msg":"404 Route Not Found"}\n',
      },
    },
    not: { nginx: recorded('nginx-1.22/not-found') },
  },
  'kong-apisix/host-not-preserved': {
    shown: {
      'gorilla behind Kong': {
        request: requestWith('Origin: https://example.com'),
        response: ['HTTP/1.1 403 Forbidden', 'Via: kong/3.4.0', 'X-Kong-Upstream-Latency: 2', 'Content-Length: 10'],
        body: 'Forbidden\n',
      },
    },
    not: {
      'no Origin': {
        request: requestWith().filter((line) => !line.startsWith('Origin')),
        response: ['HTTP/1.1 403 Forbidden', 'Via: kong/3.4.0', 'Content-Length: 0'],
      },
    },
    confidence: 'possible',
  },
  'kong-apisix/upgrade-not-passed-on': {
    shown: {
      'ws behind APISIX': {
        response: ['HTTP/1.1 426 Upgrade Required', 'Server: APISIX/3.2.0', 'Content-Length: 16'],
        body: 'Upgrade Required',
      },
    },
    not: { 'ws alone': recorded('captures/ws/plain') },
    confidence: 'likely',
  },
})
