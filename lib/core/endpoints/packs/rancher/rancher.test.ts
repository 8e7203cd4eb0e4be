import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, type Conversation, got, type Step, said, seenIn, testPack } from '../../../../testing/pack-tester'
import { diagnose } from '../../diagnose'
import { rancher } from '.'

const PATH = '/v3/subscribe'
const json = (status: string, body: string, ...lines: string[]): Pick<Conversation, 'response' | 'body'> => ({
  response: [`HTTP/1.1 ${status}`, ...lines, 'Content-Type: application/json', `Content-Length: ${body.length}`],
  body,
})
// Recorded from the same order of calls on gorilla/websocket.
const double = (status: string, body: string): Pick<Conversation, 'response' | 'body'> => ({
  response: [
    `HTTP/1.1 ${status}`,
    'Content-Type: text/plain; charset=utf-8',
    'Sec-Websocket-Version: 13',
    'X-Content-Type-Options: nosniff',
    `Content-Length: ${body.length}`,
  ],
  body,
})
const MUST = '{"type":"error","status":"401","message":"Unauthorized 401: must authenticate"}'
const PING = { text: '{"name":"ping","data":{}}' }
const CHANGE = { text: '{"name":"resource.change","data":{"type":"cluster","id":"c-m-8xk2l","state":"active"}}' }
/** A ping each 5 s up to this second. */
const pings = (until: number): Step[] => Array.from({ length: Math.floor(until / 5) }, (_, n) => got((n + 1) * 5_000, PING))
const norman = (age: number, silentFrom = age): Conversation => ({
  request: asking(PATH),
  response: accepting(),
  after: [got(200, CHANGE), ...pings(silentFrom)],
  ended: { at: age * 1000 },
})

testPack(rancher, {
  'rancher/must-authenticate': {
    shown: {
      'no credentials': { request: asking(PATH), ...json('401 Unauthorized', MUST) },
      'a wrong token': { request: asking(PATH, 'Authorization: Bearer token-xxxxx:wrong'), ...json('401 Unauthorized', MUST) },
    },
    not: {
      'a proxy with its own sign-in': {
        request: asking(PATH),
        ...json('401 Unauthorized', '<html>401</html>', 'WWW-Authenticate: Basic realm="x"'),
      },
    },
    confidence: 'certain',
  },
  'rancher/authorization-hides-cookie': {
    shown: {
      both: { request: asking(PATH, 'Authorization: Foo bar', 'Cookie: a=b; R_SESS=token-xxxxx:y'), ...json('401 Unauthorized', MUST) },
    },
    not: { 'the cookie alone': { request: asking(PATH, 'Cookie: R_SESS=token-xxxxx:y'), ...json('401 Unauthorized', MUST) } },
  },
  'rancher/origin-is-not-host': {
    shown: {
      'as recorded': {
        request: asking(PATH, 'Origin: https://rancher.example.com'),
        ...double(
          '403 Forbidden',
          'Forbidden\n{"code":"ServerError","message":"websocket: request origin not allowed by Upgrader.CheckOrigin","status":500,"type":"error"}',
        ),
      },
    },
    not: { 'gorilla alone': { request: asking('/', 'Origin: https://x.example'), ...double('403 Forbidden', 'Forbidden\n') } },
    mentions: ['https://rancher.example.com'],
  },
  'rancher/handshake-not-arrived': {
    shown: {
      'as recorded': {
        request: asking(PATH),
        ...double(
          '400 Bad Request',
          `Bad Request\n{"code":"ServerError","message":"websocket: the client is not using the websocket protocol: 'upgrade' token not found in 'Connection' header","status":500,"type":"error"}`,
        ),
      },
    },
    mentions: ["'upgrade' token not found in 'Connection' header"],
  },
  'rancher/origin-not-allowed': {
    shown: {
      'as reported': {
        request: asking(PATH, 'Origin: https://x.example'),
        ...json(
          '403 Forbidden',
          '{"Code":{"Code":"PermissionDenied","Status":403},"Message":"origin not allowed","Cause":null,"FieldName":""}',
        ),
      },
    },
    confidence: 'likely',
  },
  'rancher/no-matching-types': {
    shown: {
      'a type of another API': {
        request: asking(`${PATH}?resourceTypes=pod`),
        ...json(
          '404 Not Found',
          '{"baseType":"error","code":"NotFound","message":"no resources types matched","status":404,"type":"error"}',
        ),
      },
    },
  },
  'rancher/method': {
    shown: {
      POST: {
        request: asking(PATH).with(0, `POST ${PATH} HTTP/1.1`),
        ...json(
          '405 Method Not Allowed',
          '{"baseType":"error","code":"MethodNotAllow","message":"Method POST not supported","status":405,"type":"error"}',
        ),
      },
    },
  },
  'rancher/csrf': {
    shown: {
      POST: {
        request: asking(PATH).with(0, `POST ${PATH} HTTP/1.1`),
        ...json(
          '422 Unprocessable Entity',
          '{"baseType":"error","code":"InvalidCSRFToken","message":"Invalid CSRF token","status":422,"type":"error"}',
        ),
      },
    },
  },
  'rancher/cluster-unavailable': {
    shown: {
      'an agent that is gone': {
        request: asking('/k8s/clusters/c-m-8xk2l/v1/subscribe'),
        ...json(
          '503 Service Unavailable',
          '{"baseType":"error","code":"ClusterUnavailable","message":"cluster not found","status":503,"type":"error"}',
        ),
      },
    },
  },
  'rancher/permission-denied': {
    shown: {
      'a role that is missing': {
        request: asking(PATH),
        ...json(
          '403 Forbidden',
          '{"baseType":"error","code":"PermissionDenied","message":"can not list clusters","status":403,"type":"error"}',
        ),
      },
    },
  },
  'rancher/api-browser': {
    shown: {
      'with the User-Agent of Chrome': {
        request: asking('/v3', 'User-Agent: Mozilla/5.0 (X11)', 'Accept: */*'),
        response: ['HTTP/1.1 200 OK', 'X-Api-Schemas: https://r.example/v3/schemas', 'Content-Type: text/html', 'Content-Length: 57'],
        body: '<!DOCTYPE html>\n<script src="/api-ui/ui.min.js"></script>',
      },
    },
    not: {
      'another page to a browser': {
        request: asking('/v3', 'User-Agent: Mozilla/5.0 (X11)'),
        response: ['HTTP/1.1 200 OK', 'Content-Length: 13'],
        body: '<html></html>',
      },
    },
  },
  'rancher/tunnel-token': {
    shown: {
      'no token': {
        request: asking('/v3/connect'),
        response: ['HTTP/1.1 401 Unauthorized', 'Content-Length: 21'],
        body: 'failed authentication',
      },
    },
    confidence: 'certain',
  },
  'rancher/upgrade-lost': {
    shown: {
      'a classic load balancer': {
        request: asking(PATH),
        response: ['HTTP/1.1 200 OK', 'Content-Type: text/html', 'Content-Length: 13'],
        body: '<html></html>',
      },
    },
    not: {
      'no upgrade asked for': {
        request: [`GET ${PATH} HTTP/1.1`, 'Host: r.example'],
        response: ['HTTP/1.1 200 OK', 'Content-Length: 13'],
        body: '<html></html>',
      },
    },
    confidence: 'likely',
  },
  'rancher/path': {
    shown: {
      'a cluster that is not there': {
        request: asking('/v3/clusters/none/subscribe'),
        ...json('404 Not Found', '{"baseType":"error","code":"NotFound","message":"404 page not found","status":404,"type":"error"}'),
      },
    },
  },
  'rancher/watch-ended': {
    shown: {
      'after 47 s, pinged to the end': norman(47),
      'at once': norman(1),
      'with RST': { ...norman(127), ended: { at: 127_000, how: 'rst' } },
    },
    not: {
      'the endpoint closes by a Close frame': { ...norman(20), after: [...(norman(20).after ?? []), got(19_000, { close: [1000] })] },
      'we closed': { ...norman(20), ended: { at: 20_000, by: 'us' } },
      'silent before the end': norman(47, 20),
      'another server': { request: asking('/chat'), response: accepting(), after: [got(1, { text: 'hello' })], ended: { at: 2_000 } },
      'still open': { request: asking(PATH), response: accepting(), after: [got(200, CHANGE)] },
    },
    confidence: 'likely',
    mentions: ['1006', /fetch the state anew/],
  },
  'rancher/idle-limit': {
    shown: {
      'a shell behind nginx': {
        request: asking('/k8s/clusters/c-m-8xk2l/api/v1/namespaces/default/pods/p/exec?command=sh'),
        response: accepting('Server: nginx', 'Sec-WebSocket-Protocol: base64.channel.k8s.io'),
        after: [got(500, { text: '1JCA=' })],
        ended: { at: 60_500 },
      },
    },
    not: {
      'a shell that was left': {
        request: asking('/k8s/clusters/c/api/v1/namespaces/default/pods/p/exec?command=sh'),
        response: accepting(),
        ended: { at: 17_000 },
      },
      'the same silence at a subscription': norman(60, 0),
    },
    confidence: 'likely',
  },
  'rancher/lifetime-limit': {
    shown: { 'Google, 30 s': norman(30), 'after a minute, pinged to the end': norman(60) },
    not: { 'an odd age': norman(47), 'silent before': norman(60, 5) },
    confidence: 'likely',
  },
  'rancher/pings-stopped': {
    shown: { 'thirteen pings missed': norman(95, 30) },
    not: { 'pinged to the end': norman(47) },
    confidence: 'likely',
  },
  'rancher/norman-ignores': {
    shown: {
      'a start of Steve sent to Norman': {
        ...norman(47),
        after: [said(10, { text: '{"resourceType":"pod"}' }), ...(norman(47).after ?? [])],
      },
    },
    not: { 'nothing sent': norman(47) },
  },
  'rancher/steve-watch-stopped': {
    shown: {
      'after its time': {
        request: asking('/v1/subscribe'),
        response: accepting(),
        after: [
          said(1, { text: '{"resourceType":"pod"}' }),
          got(9, { text: '{"name":"resource.start","resourceType":"pod"}' }),
          got(1_800_000, { text: '{"name":"resource.stop","resourceType":"pod"}' }),
        ],
      },
    },
  },
  'rancher/steve-error': {
    shown: {
      'an unknown schema': {
        request: asking('/v1/subscribe'),
        response: accepting(),
        after: [
          said(1, { text: '{"resourceType":"pods"}' }),
          got(9, { text: '{"name":"resource.error","resourceType":"pods","data":{"error":"failed to find schema pods"}}' }),
        ],
      },
    },
    mentions: ['failed to find schema pods'],
  },
  'rancher/steve-waits': {
    shown: {
      'only pings': {
        request: asking('/v1/subscribe'),
        response: accepting(),
        after: [got(30_000, { text: '{"name":"ping","data":{"version":"v2.9"}}' })],
      },
    },
    not: {
      'a watch was started': {
        request: asking('/v1/subscribe'),
        response: accepting(),
        after: [said(1, { text: '{"resourceType":"pod"}' })],
      },
    },
  },
  'rancher/sock-id': {
    shown: { 'as the user interface asks': { ...norman(47), request: asking(`${PATH}?sockId=22`) } },
    not: { 'without it': norman(47), elsewhere: { request: asking('/chat?sockId=1'), response: accepting() } },
  },
})

describe('who answered', () => {
  it('is Rancher, by the words of its refusal and by its events', () => {
    expect(answeredIn({ request: asking(PATH), ...json('401 Unauthorized', MUST) }, [rancher])).toMatchObject({
      product: 'Rancher',
      confidence: 'certain',
      layer: 'authentication',
    })
    expect(answeredIn(norman(47), [rancher])).toMatchObject({ product: 'Rancher', confidence: 'certain' })
  })

  it('is only possibly Rancher by its path', () => {
    expect(answeredIn({ request: asking(PATH), response: ['HTTP/1.1 502 Bad Gateway'] }, [rancher])).toMatchObject({
      confidence: 'possible',
    })
  })
})

it('answers "why 1006" with one cause for each row of the table', () => {
  const first = (conversation: Conversation) => diagnose(seenIn(conversation), [rancher]).findings[0]?.id
  expect([norman(47), norman(60), norman(95, 30)].map(first)).toEqual([
    'rancher/watch-ended',
    'rancher/lifetime-limit',
    'rancher/pings-stopped',
  ])
})
