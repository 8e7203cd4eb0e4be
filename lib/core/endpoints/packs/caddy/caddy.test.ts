import { accepting, got, testPack } from '../../../../testing/pack-tester'
import { recorded } from '../../../../testing/recordings'
import { caddy } from '.'

testPack(caddy, {
  'caddy/upgrade-not-passed-on': {
    shown: { 'header_up -Upgrade': recorded('caddy-2.6/upgrade-stripped-ws') },
    not: { accepted: recorded('caddy-2.6/accepted'), 'ws alone': recorded('captures/ws/plain') },
  },
  'caddy/bad-gateway': {
    shown: { refused: recorded('caddy-2.6/backend-refused'), closed: recorded('caddy-2.6/backend-closed') },
    not: {
      'a 502 passed on, with more fields': {
        response: ['HTTP/1.1 502 Bad Gateway', 'Content-Length: 0', 'Server: Caddy', 'X-Powered-By: Express'],
      },
    },
  },
  'caddy/gateway-timeout': { shown: { silent: recorded('caddy-2.6/backend-silent') } },
  'caddy/no-route': { shown: { 'an empty 200': recorded('caddy-2.6/no-route') } },
  'caddy/responded-by-rule': {
    shown: { 'respond 403': recorded('caddy-2.6/respond-403'), 'respond 404': recorded('caddy-2.6/no-sites-404') },
  },
  'caddy/reloaded': {
    shown: { 'caddy reload': recorded('caddy-2.6/accepted-then-reload') },
    not: {
      'a 1001 with a reason': { response: accepting('Server: Caddy'), after: [got(5, { close: [1001, 'bye'] })], ended: { at: 6 } },
      'a 1001 of something else': { response: accepting(), after: [got(5, { close: [1001] })], ended: { at: 6 } },
    },
    confidence: 'likely',
  },
})
