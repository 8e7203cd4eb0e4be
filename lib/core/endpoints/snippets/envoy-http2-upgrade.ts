import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'envoy-http2-upgrade',
  title: 'Envoy: WebSocket over an HTTP/2 hop (extended CONNECT, RFC 8441)',
  text: `http2_protocol_options:
  allow_connect: true
`,
  source:
    'Envoy documentation, HTTP upgrades (WebSocket over HTTP/2 hops): off by default, to be set on the listener and on the cluster that speak HTTP/2',
}

export default snippet
