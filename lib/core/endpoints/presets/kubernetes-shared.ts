import type { PresetField, PresetMode } from '../preset'

export const FIELDS: readonly PresetField[] = [
  { name: 'host', label: 'API server', example: 'kubernetes.example.com:6443', hint: 'Behind Rancher: its host and /k8s/clusters/<id>' },
  { name: 'namespace', label: 'Namespace', example: 'default' },
  { name: 'pod', label: 'Pod', example: 'my-pod' },
  { name: 'token', label: 'Bearer token', example: 'TOKEN', hint: 'kubectl create token makes one', secret: true },
]

/** The two places for a token: in Authorization, or, as browsers have to, among the subprotocols, in base64url and beside another. */
export const tokenIn = (subprotocols: string): readonly PresetMode[] => [
  {
    id: 'header',
    title: 'Authorization',
    about: 'The token in a header field, as programs send it.',
    lines: [{ line: 'Authorization: Bearer {{token}}' }, { line: `Sec-WebSocket-Protocol: ${subprotocols}` }],
  },
  {
    id: 'subprotocol',
    title: 'Subprotocol',
    about:
      'The token among the subprotocols, as a browser has to send it: base64url without padding. The server answers with one of the others.',
    lines: [{ line: `Sec-WebSocket-Protocol: ${subprotocols}, base64url.bearer.authorization.k8s.io.{{token|base64url}}` }],
  },
]

export const CHANNELS = 'v5.channel.k8s.io, v4.channel.k8s.io, v3.channel.k8s.io, v2.channel.k8s.io, channel.k8s.io'
export const POD = 'wss://{{host}}/api/v1/namespaces/{{namespace}}/pods/{{pod}}'
export const SOURCE = 'kubernetes/apimachinery, pkg/util/remotecommand; kubernetes/apiserver, pkg/util/wsstream and websocket/protocol.go'
