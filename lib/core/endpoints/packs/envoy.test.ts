import { testPack } from '../../../testing/pack-tester'
import { envoy } from './envoy'

const answer = (status: string, body: string, ...lines: string[]) => ({
  response: [`HTTP/1.1 ${status}`, ...lines, `content-length: ${body.length}`],
  body,
})

testPack(envoy, {
  'envoy/upgrade-not-enabled': {
    shown: {
      Envoy: answer('403 Forbidden', '', 'date: Thu, 26 Nov 2026 08:00:00 GMT', 'server: envoy', 'connection: close'),
      Istio: answer('403 Forbidden', '', 'server: istio-envoy', 'connection: close'),
    },
    not: {
      'of the server behind': answer('403 Forbidden', '', 'server: envoy', 'x-envoy-upstream-service-time: 2', 'connection: close'),
      'ext_authz keeps the connection': answer('403 Forbidden', '', 'server: envoy'),
      'RBAC has words': answer('403 Forbidden', 'RBAC: access denied', 'server: envoy', 'connection: close'),
      'not an upgrade': {
        ...answer('403 Forbidden', '', 'server: envoy', 'connection: close'),
        request: ['GET / HTTP/1.1', 'Host: example.com'],
      },
    },
    confidence: 'likely',
  },
  'envoy/upstream-failed': {
    shown: {
      refused: answer(
        '503 Service Unavailable',
        'upstream connect error or disconnect/reset before headers. reset reason: connection failure',
        'server: envoy',
      ),
      'no host': answer('503 Service Unavailable', 'no healthy upstream'),
    },
  },
  'envoy/own-answer': {
    shown: {
      RBAC: answer('403 Forbidden', 'RBAC: access denied', 'server: envoy'),
      timeout: answer('504 Gateway Timeout', 'upstream request timeout'),
    },
    not: { 'other words': answer('403 Forbidden', 'Forbidden', 'server: envoy') },
  },
  'envoy/upgrade-not-passed-on': {
    shown: { 'in front of ws': answer('426 Upgrade Required', 'Upgrade Required', 'x-envoy-upstream-service-time: 1', 'server: envoy') },
  },
  'envoy/extended-connect-off': {
    shown: {
      'over HTTP/2': { ...answer('403 Forbidden', '', 'server: envoy'), artifacts: { http2: { request: null, response: null } as never } },
    },
    not: { 'over HTTP/1.1': answer('403 Forbidden', '', 'server: envoy') },
    confidence: 'possible',
  },
})
