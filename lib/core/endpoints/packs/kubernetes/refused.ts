import { OPENS } from '../../asked'
import type { Look } from '../../look'
import type { Diagnosis } from '../../pack'
import { memberOf, offeredOf, STREAM, statusObject, statusWith } from './marks'

const APISERVER = 'kubernetes/apimachinery, metav1.Status; kubernetes/apiserver'
const BEARER = 'kubernetes/apiserver, pkg/authentication/request/websocket/protocol.go'
const CHANNELS = 'v5.channel.k8s.io, v4.channel.k8s.io'
const message = (look: Look) => memberOf(look, 'message')
const KNOWN_REASONS = new Set(['Forbidden', 'Unauthorized', 'NotFound'])

export const unauthorized: Diagnosis = {
  id: 'kubernetes/unauthorized',
  rows: ['A6-401'],
  says: (look) =>
    look.sent('authorization') === null && offeredOf(look).tokens.length === 0
      ? 'the API server wants credentials and none were sent'
      : 'the API server does not take the credentials',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: (look) => (look.status === 401 ? [statusWith(look, 'Unauthorized')] : [null]),
  cause: 'Token, client certificate or the token among the subprotocols was missing, wrong or has run out. The answer does not tell which.',
  remedy:
    'Send Authorization: Bearer with a fresh token (kubectl create token). A browser puts it among the subprotocols: base64url.bearer.authorization.k8s.io. and the token in base64url without padding, beside another subprotocol.',
  source: APISERVER,
}

export const forbidden: Diagnosis = {
  id: 'kubernetes/forbidden',
  rows: ['A6-403'],
  says: (look) => `the user lacks the right: ${message(look)}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: (look) => (look.status === 403 ? [statusWith(look, 'Forbidden')] : [null]),
  cause:
    'The credentials were taken, and no role of that user allows the verb. "system:anonymous" in the text means that no credentials arrived.',
  remedy: 'Give the user a role with create on pods/exec (attach, portforward) and get on pods/log.',
  source: APISERVER,
}

export const notFound: Diagnosis = {
  id: 'kubernetes/not-found',
  rows: ['A6-404'],
  says: (look) => `there is no such object: ${message(look)}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => (look.status === 404 ? [statusWith(look, 'NotFound')] : [null]),
  cause: 'The pod is gone or in another namespace, or the path names no resource.',
  remedy: 'Look at kubectl get pod in that namespace.',
  source: APISERVER,
}

export const notUpgraded: Diagnosis = {
  id: 'kubernetes/upgrade-required',
  rows: ['A6-400'],
  says: 'the API server got no upgrade where it needs one',
  confidence: 'certain',
  basis: 'source',
  layer: 'proxy',
  when: (look) =>
    look.status === 400 ? [statusObject(look), look.bodyHas(/[Uu]pgrade request required|missing upgrade headers/)] : [null],
  also: (look) => [look.weSent('upgrade')],
  cause: 'exec, attach and port-forward are upgrades only. Where Upgrade was sent, a proxy between removed it.',
  remedy: 'Let the proxy pass Upgrade and Connection on over HTTP/1.1, or forward TCP to the API server.',
  change: (look) =>
    look.sent('upgrade') === null
      ? {
          title: 'Ask for the upgrade with the standard fields',
          sideEffect: OPENS,
          edits: [
            { line: 'Connection', value: 'Upgrade' },
            { line: 'Upgrade', value: 'websocket' },
          ],
        }
      : null,
  source: APISERVER,
}

export const otherStatus: Diagnosis = {
  id: 'kubernetes/status',
  rows: ['A6-status'],
  says: (look) => `the API server refused with ${memberOf(look, 'reason') || 'no reason'}: ${message(look)}`,
  confidence: 'certain',
  basis: 'source',
  layer: 'application',
  when: (look) => [
    statusObject(look),
    look.seen('It is another refusal than for rights or names', !KNOWN_REASONS.has(memberOf(look, 'reason'))),
    look.seen('It is not about the upgrade', !/[Uu]pgrade request required|missing upgrade headers/.test(look.body)),
  ],
  cause:
    'The Status object in the body gives reason, message and code. Behind "error dialing backend" the API server could not reach the kubelet of the node, port 10250.',
  remedy: 'Go by the message. For the kubelet: look at the node, at the way from the control plane to it, and at its certificate.',
  source: APISERVER,
}

/** Rule 046, its Kubernetes part. */
export const subprotocol: Diagnosis = {
  id: 'kubernetes/subprotocol-not-supported',
  rows: ['046', 'A6-subprotocol'],
  says: (look) => `none of the subprotocols offered is one for this resource: ${offeredOf(look).names.join(', ') || 'none was offered'}`,
  confidence: 'likely',
  basis: 'source',
  layer: 'application',
  when: (look) =>
    look.status === 403
      ? [
          look.pathIs(STREAM),
          look.seen(
            'The answer is the line "403 Forbidden" alone: no field, no body',
            look.hasReason('Forbidden') && look.body === '' && look.response?.lines.length === 0,
          ),
        ]
      : [null],
  cause:
    'The API server upgrades with golang.org/x/net/websocket, which refuses an unknown subprotocol with 403, no field and no body. Its refusal for rights has a Status object.',
  remedy:
    'exec and attach take v5.channel.k8s.io, v4.channel.k8s.io and v4.base64.channel.k8s.io; logs binary.k8s.io and base64.binary.k8s.io; port-forward v4.channel.k8s.io and v4.base64.channel.k8s.io.',
  change: (look) => ({
    title: 'Offer the channel subprotocols',
    sideEffect: OPENS,
    edits: [
      {
        line: 'Sec-WebSocket-Protocol',
        value: /\/log(?:\?|$)/.test(look.path) ? 'binary.k8s.io' : /\/portforward/.test(look.path) ? 'v4.channel.k8s.io' : CHANNELS,
      },
    ],
  }),
  source: 'kubernetes/kubernetes, wsstream; golang/net, websocket/hybi.go; measured on x/net/websocket 0.7.0',
}

const refused401 = (look: Look) =>
  look.status === 401 ? look.seen('The status is 401, and a token was among the subprotocols', offeredOf(look).tokens.length > 0) : null

export const bearerAlone: Diagnosis = {
  id: 'kubernetes/bearer-alone',
  rows: ['A6-bearer'],
  says: 'the token was the only subprotocol offered, and another one has to stand beside it',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: (look) => [refused401(look), look.seen('No other subprotocol was offered', offeredOf(look).names.length === 0)],
  cause: 'The API server takes the token out of the list and answers with one of the others: without any, it could name none.',
  remedy: 'Offer v4.channel.k8s.io, or binary.k8s.io for logs, beside it.',
  source: BEARER,
}

export const bearerTwice: Diagnosis = {
  id: 'kubernetes/bearer-twice',
  rows: ['A6-bearer'],
  says: 'more than one token was among the subprotocols',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: (look) => [refused401(look), look.seen('Two or more subprotocols carry a token', offeredOf(look).tokens.length > 1)],
  cause: 'The API server refuses where it cannot tell which one is meant.',
  remedy: 'Offer one.',
  source: BEARER,
}

export const bearerEncoding: Diagnosis = {
  id: 'kubernetes/bearer-encoding',
  rows: ['A6-bearer'],
  says: 'the token among the subprotocols is not in base64url without padding',
  confidence: 'certain',
  basis: 'source',
  layer: 'authentication',
  when: (look) => [
    refused401(look),
    look.seen(
      'It holds a character that base64url without padding has not, or has an impossible length',
      offeredOf(look).tokens.some((token) => !isBase64Url(token)),
    ),
  ],
  cause:
    'The token itself may hold characters a subprotocol may not, so it travels as base64url (RFC 4648 §5) without "=". A token as it is, and ordinary base64, are refused.',
  remedy: 'Encode it once more: base64url of the octets of the token, "=" removed.',
  source: BEARER,
}

const isBase64Url = (text: string): boolean => /^[A-Za-z0-9_-]+$/.test(text) && text.length % 4 !== 1
