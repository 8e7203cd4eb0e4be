import { draftTo, webSocketUrlOf } from '../log-draft'
import type { LogKind } from '../log-kind'

/** What kubectl and the API server print of exec, attach, logs and port-forward. */
export const kubernetes: LogKind = {
  id: 'kubernetes',
  title: 'kubectl, Kubernetes API server',
  sentences: [
    {
      id: 'kubernetes-kubelet-forbidden',
      pattern:
        /unable to upgrade connection: Forbidden \(user=(\S{1,200}), verb=(\S{1,40}), resource=nodes, subresource=(?:proxy|\S{1,40})\)/i,
      says: (match) => `the kubelet refused the API server: its user ${match[1]} may not ${match[2]} nodes/proxy`,
      confidence: 'certain',
      basis: 'reported',
      layer: 'authentication',
      cause:
        'The request reached the API server and passed; the API server then asks the kubelet with a client certificate of its own, and that user has no role there.',
      remedy: (match) => `Bind the role system:kubelet-api-admin to user ${match[1]} (kubectl create clusterrolebinding).`,
      source: 'opsnull/follow-me-install-kubernetes-cluster issues 237 and 255',
      examples: ['error: unable to upgrade connection: Forbidden (user=kubernetes, verb=create, resource=nodes, subresource=proxy)'],
    },
    {
      id: 'kubernetes-container-not-found',
      pattern: /unable to upgrade connection: container not found \("([^"\r\n]{1,253})"\)/i,
      says: (match) => `container ${match[1]} does not run at present`,
      confidence: 'certain',
      basis: 'reported',
      layer: 'application',
      cause: 'The kubelet upgrades only for a container that runs: this one is starting, has ended, or restarts in a loop.',
      remedy: 'Look at kubectl get pod and kubectl logs --previous.',
      source: 'kubernetes/website issue 40775',
      examples: ['error: unable to upgrade connection: container not found ("nginx")'],
    },
    {
      id: 'kubernetes-kubelet-404',
      pattern: /unable to upgrade connection: 404 page not found/i,
      says: 'the kubelet has no exec endpoint: its debugging handlers are off, or the node is not the one meant',
      confidence: 'likely',
      basis: 'reported',
      layer: 'application',
      cause: 'A kubelet started with enableDebuggingHandlers false answers 404 to exec, attach, logs and port-forward.',
      remedy: 'Set enableDebuggingHandlers of the kubelet, or look which node the pod is on.',
      source: 'kubernetes/kubernetes issue 34457',
      examples: ['error: unable to upgrade connection: 404 page not found'],
    },
    {
      id: 'kubernetes-pod-missing',
      pattern: /unable to upgrade connection: pod does not exist|Error from server \(NotFound\): pods "([^"\r\n]{1,253})" not found/i,
      says: 'there is no such pod in that namespace, or the kubelet does not have it (yet)',
      confidence: 'certain',
      basis: 'reported',
      layer: 'application',
      cause: 'The name or the namespace is another, or the API server reached a node with an address that another node has now.',
      remedy: 'Look at kubectl get pod -o wide, and at the addresses of the nodes.',
      source: 'kubernetes/kubernetes, pkg/kubelet/server',
      examples: ['error: unable to upgrade connection: pod does not exist', 'Error from server (NotFound): pods "my-pod" not found'],
    },
    {
      id: 'kubernetes-upgrade-unauthorized',
      pattern: /unable to upgrade connection: (Unauthorized|Forbidden)\b/i,
      says: (match) => `the upgrade was refused: ${match[1]}`,
      confidence: 'likely',
      basis: 'reported',
      layer: 'authentication',
      cause: 'The API server or the kubelet does not take the credentials, or the user lacks create on pods/exec.',
      remedy:
        'Ask kubectl auth can-i create pods/exec. The draft below shows the Status object in the body, which names the user and the verb.',
      source: 'kubernetes/kubernetes, pkg/kubelet/server/auth',
      examples: ['error: unable to upgrade connection: Unauthorized', 'error: unable to upgrade connection: Forbidden'],
    },
    {
      id: 'kubernetes-dialing-backend',
      pattern: /error dialing backend: ([^\r\n]{1,300})/,
      says: (match) =>
        /remote error: tls|x509/.test(match[1] ?? '')
          ? `API server and kubelet do not trust each other: "${match[1]}"`
          : `the API server could not reach the kubelet of the node: "${match[1]}"`,
      confidence: 'certain',
      basis: 'reported',
      layer: 'network',
      cause:
        'exec, attach, logs and port-forward go from the API server to port 10250 of the node: a firewall, a tunnel that is down (konnectivity, remotedialer), a node that is gone, or a certificate that has run out.',
      remedy: 'Try port 10250 of that address from the control plane; look at the tunnel, and at the certificates of the kubelet.',
      source: 'kubernetes/kubernetes issue 40817',
      examples: [
        'Error from server: error dialing backend: dial tcp 172.18.10.229:10250: getsockopt: connection refused',
        'Error from server: error dialing backend: remote error: tls: internal error',
      ],
    },
    {
      id: 'kubernetes-upgrade-lost',
      pattern:
        /unable to upgrade connection: (?:<!DOCTYPE|<html|<head|you must specify at least|unexpected EOF)|Upgrade request required|unable to upgrade: unable to upgrade, missing upgrade headers/i,
      says: 'a proxy between kubectl and the API server did not pass the upgrade on',
      confidence: 'likely',
      basis: 'source',
      layer: 'proxy',
      cause:
        'The API server, or a proxy in its place, answered as to an ordinary request. Older kubectl upgrade to SPDY/3.1, which most proxies do not know; from 1.31 on kubectl uses WebSocket first.',
      remedy: 'Use kubectl 1.31 or newer, and let the proxy pass Upgrade and Connection on, or forward TCP.',
      source: 'kubernetes/apimachinery, httpstream',
      examples: ['error: unable to upgrade connection: <html>', 'Error from server (BadRequest): Upgrade request required'],
    },
    {
      id: 'kubernetes-lost-connection',
      pattern:
        /error: lost connection to pod|lost connection to pod|Timeout occurred\.? ?waiting for input|stream error: stream ID \d{1,10}; INTERNAL_ERROR/,
      says: 'the stream to the pod ended under way',
      confidence: 'possible',
      basis: 'reported',
      layer: 'network',
      cause:
        'The pod ended, or a time limit for idle streams: kubelet (streamingConnectionIdleTimeout, 4 h), the load balancer in front of the API server, often some minutes.',
      remedy: 'Open the draft below: the result tells age and silence at the end.',
      source: 'kubernetes/kubernetes, kubelet configuration',
      examples: ['error: lost connection to pod'],
    },
  ],
  clues: [
    {
      pattern: /\b(?:GET|POST) (https:\/\/[^\s"]{1,300}\/(?:exec|attach|log|portforward)\?[^\s"]{0,500})/,
      facts: (match) => ({ url: match[1] ?? '' }),
      examples: ['I0402 round_trippers.go:463] POST https://10.0.0.1:6443/api/v1/namespaces/default/pods/nginx/exec?command=sh&stdin=true'],
    },
  ],
  drafts(facts) {
    const known = webSocketUrlOf(facts.url ?? '')
    const url =
      known ?? 'wss://{{host}}/api/v1/namespaces/{{namespace}}/pods/{{pod}}/exec?command=sh&stdin=true&stdout=true&stderr=true&tty=false'
    const lines = [
      { line: 'Authorization: Bearer {{secret:token}}', secret: true },
      { line: 'Sec-WebSocket-Protocol: v5.channel.k8s.io, v4.channel.k8s.io' },
    ]
    return [draftTo(url, lines, known === null ? 'kubectl exec, as a WebSocket' : 'The request of kubectl, as a WebSocket')]
  },
}
