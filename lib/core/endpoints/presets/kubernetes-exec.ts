import type { Preset } from '../preset'

export default {
  id: 'kubernetes-exec',
  title: 'Kubernetes exec',
  group: 'Rancher and Kubernetes',
  about: 'A shell in a pod, as kubectl exec opens it; the first octet of each message names its channel.',
  keywords: ['kubectl', 'pod', 'channel.k8s.io', 'attach'],
  fields: [
    { name: 'host', label: 'API server', example: 'kubernetes.example.com:6443' },
    { name: 'namespace', label: 'Namespace', example: 'default' },
    { name: 'pod', label: 'Pod', example: 'my-pod' },
    { name: 'token', label: 'Bearer token', example: 'TOKEN', secret: true },
  ],
  url: 'wss://{{host}}/api/v1/namespaces/{{namespace}}/pods/{{pod}}/exec?command=sh&stdin=true&stdout=true&stderr=true&tty=false',
  lines: [
    { line: 'Authorization: Bearer {{token}}' },
    { line: 'Sec-WebSocket-Protocol: v5.channel.k8s.io, v4.channel.k8s.io, v3.channel.k8s.io, v2.channel.k8s.io, channel.k8s.io' },
  ],
  source: 'kubernetes/apimachinery, pkg/util/remotecommand; kubernetes/apiserver, pkg/util/wsstream',
} satisfies Preset
