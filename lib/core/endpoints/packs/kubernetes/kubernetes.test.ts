import { describe, expect, it } from 'vitest'
import { accepting, answeredIn, asking, type Conversation, got, testPack } from '../../../../testing/pack-tester'
import { kubernetes } from '.'

const EXEC = '/api/v1/namespaces/default/pods/my-pod/exec?command=sh'
const OFFER = 'Sec-WebSocket-Protocol: v5.channel.k8s.io, v4.channel.k8s.io'
const status = (code: number, reason: string, message: string): Pick<Conversation, 'response' | 'body'> => {
  const body = `{"kind":"Status","apiVersion":"v1","metadata":{},"status":"Failure","message":${JSON.stringify(message)},"reason":"${reason}","code":${code}}`
  return {
    response: [`HTTP/1.1 ${code} ${reason}`, 'Audit-Id: 4f2a', 'Content-Type: application/json', `Content-Length: ${body.length}`],
    body,
  }
}
const hex = (text: string) => Buffer.from(text, 'latin1').toString('hex')
/** An exec that carries this on channel 3, then closes with 1000. */
const exec = (onChannel3: string, version = 'v4.channel.k8s.io'): Conversation => ({
  request: asking(EXEC, OFFER),
  response: accepting(`Sec-WebSocket-Protocol: ${version}`),
  after: [
    got(1, { binary: '01' }),
    got(9, { binary: hex(`\x01total 0\n`) }),
    got(20, version.includes('base64') ? { text: `3${Buffer.from(onChannel3).toString('base64')}` } : { binary: hex(`\x03${onChannel3}`) }),
    got(21, { close: [1000] }),
  ],
  ended: { at: 22 },
})
const FAILED =
  '{"metadata":{},"status":"Failure","message":"command terminated with non-zero exit code: exit status 2","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"2"}]}}'
const SUCCESS = '{"metadata":{},"status":"Success"}'
const token = (value: string) => `base64url.bearer.authorization.k8s.io.${value}`

testPack(kubernetes, {
  'kubernetes/unauthorized': {
    shown: {
      'no credentials': { request: asking(EXEC, OFFER), ...status(401, 'Unauthorized', 'Unauthorized') },
      'a token that has run out': {
        request: asking(EXEC, OFFER, 'Authorization: Bearer x'),
        ...status(401, 'Unauthorized', 'Unauthorized'),
      },
    },
  },
  'kubernetes/forbidden': {
    shown: {
      'no right to exec': {
        request: asking(EXEC, OFFER),
        ...status(
          403,
          'Forbidden',
          'pods "my-pod" is forbidden: User "jane" cannot create resource "pods/exec" in API group "" in the namespace "default"',
        ),
      },
    },
    mentions: ['User "jane" cannot create resource "pods/exec"'],
  },
  'kubernetes/not-found': {
    shown: { 'a pod that is gone': { request: asking(EXEC, OFFER), ...status(404, 'NotFound', 'pods "my-pod" not found') } },
    not: {
      'a page of another server': {
        request: asking(EXEC),
        response: ['HTTP/1.1 404 Not Found', 'Content-Length: 18'],
        body: '404 page not found',
      },
    },
  },
  'kubernetes/upgrade-required': {
    shown: {
      'a proxy that removed it': { request: asking(EXEC, OFFER), ...status(400, 'BadRequest', 'Upgrade request required') },
      'a plain GET': { request: [`GET ${EXEC} HTTP/1.1`, 'Host: k'], ...status(400, 'BadRequest', 'Upgrade request required') },
    },
  },
  'kubernetes/status': {
    shown: {
      'a kubelet that is not reached': {
        request: asking(EXEC, OFFER),
        ...status(500, 'InternalError', 'error dialing backend: dial tcp 172.18.10.229:10250: connect: connection refused'),
      },
    },
    not: { 'no right': { request: asking(EXEC, OFFER), ...status(403, 'Forbidden', 'no') } },
    mentions: ['error dialing backend'],
  },
  'kubernetes/subprotocol-not-supported': {
    shown: {
      'a name it does not know': {
        request: asking(EXEC, 'Sec-WebSocket-Protocol: chat'),
        response: 'HTTP/1.1 403 Forbidden\r\n\r\n',
        ended: { at: 1 },
      },
    },
    not: {
      'no right': { request: asking(EXEC, OFFER), ...status(403, 'Forbidden', 'no') },
      'x/net elsewhere': {
        request: asking('/chat', 'Sec-WebSocket-Protocol: chat'),
        response: 'HTTP/1.1 403 Forbidden\r\n\r\n',
        ended: { at: 1 },
      },
    },
    mentions: ['chat'],
    confidence: 'likely',
  },
  'kubernetes/bearer-alone': {
    shown: {
      'the token alone': {
        request: asking(EXEC, `Sec-WebSocket-Protocol: ${token('aGVsbG8')}`),
        ...status(401, 'Unauthorized', 'Unauthorized'),
      },
    },
    not: {
      'beside another': {
        request: asking(EXEC, `Sec-WebSocket-Protocol: v4.channel.k8s.io, ${token('aGVsbG8')}`),
        ...status(401, 'Unauthorized', 'Unauthorized'),
      },
    },
  },
  'kubernetes/bearer-twice': {
    shown: {
      two: {
        request: asking(EXEC, `Sec-WebSocket-Protocol: ${token('aGVs')}, ${token('bG8')}, v4.channel.k8s.io`),
        ...status(401, 'Unauthorized', 'Unauthorized'),
      },
    },
  },
  'kubernetes/bearer-encoding': {
    shown: {
      'a token as it is': {
        request: asking(EXEC, `Sec-WebSocket-Protocol: ${token('eyJh.eyJ.sig')}, v4.channel.k8s.io`),
        ...status(401, 'Unauthorized', 'Unauthorized'),
      },
      'with padding': {
        request: asking(EXEC, `Sec-WebSocket-Protocol: ${token('aGVsbG8=')}, v4.channel.k8s.io`),
        ...status(401, 'Unauthorized', 'Unauthorized'),
      },
    },
    not: {
      'encoded well': {
        request: asking(EXEC, `Sec-WebSocket-Protocol: ${token('aGVsbG8')}, v4.channel.k8s.io`),
        ...status(401, 'Unauthorized', 'Unauthorized'),
      },
    },
  },
  'kubernetes/exit-code': {
    shown: { 'ls of nothing': exec(FAILED), 'in base64': exec(FAILED, 'v4.base64.channel.k8s.io') },
    not: { 'ended well': exec(SUCCESS) },
    mentions: ['exit code 2'],
  },
  'kubernetes/stream-error': {
    shown: {
      'no such program': exec(
        '{"metadata":{},"status":"Failure","message":"exec: \\"bash\\": executable file not found in $PATH","reason":"InternalError","code":500}',
      ),
      'plain text of an old version': exec('container not running', 'channel.k8s.io'),
    },
    not: { 'an exit code': exec(FAILED), 'ended well': exec(SUCCESS) },
  },
  'kubernetes/success': { shown: { 'ended well': exec(SUCCESS) }, not: { 'an exit code': exec(FAILED) } },
  'kubernetes/ended-with-1000': { shown: { 'ended well': exec(SUCCESS) } },
  'kubernetes/cut': {
    shown: {
      'after five minutes in which nobody typed': {
        request: asking(EXEC, OFFER),
        response: accepting('Sec-WebSocket-Protocol: v4.channel.k8s.io'),
        after: [got(1, { binary: '01' })],
        ended: { at: 300_000 },
      },
    },
    not: { 'closed with 1000': exec(SUCCESS), 'ended by us': { ...exec(SUCCESS), after: [], ended: { at: 5, by: 'us' } } },
    confidence: 'likely',
  },
})

describe('who answered', () => {
  it('is the API server, by its Status object and by the subprotocol it agreed on', () => {
    expect(answeredIn({ request: asking(EXEC), ...status(404, 'NotFound', 'x') }, [kubernetes])).toMatchObject({
      product: 'Kubernetes API server',
      confidence: 'certain',
    })
    expect(answeredIn(exec(SUCCESS), [kubernetes])?.confidence).toBe('certain')
  })

  it('does not show a token that travelled among the subprotocols', () => {
    const answered = answeredIn(
      { request: asking(EXEC, `Sec-WebSocket-Protocol: ${token('c2VjcmV0')}`), ...status(401, 'Unauthorized', 'x') },
      [kubernetes],
    )
    expect(JSON.stringify(answered)).not.toContain('c2VjcmV0')
  })
})
