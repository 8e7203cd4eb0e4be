import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'haproxy-http2-websockets',
  title: 'HAProxy: browsers over HTTP/2 (global section, and the server line)',
  text: `global
    h2-workaround-bogus-websocket-clients

backend websocket
    server app1 127.0.0.1:8080 ws h1
`,
  source: 'HAProxy configuration manual: h2-workaround-bogus-websocket-clients from 2.4 on, server parameter ws from 2.5 on',
}

export default snippet
