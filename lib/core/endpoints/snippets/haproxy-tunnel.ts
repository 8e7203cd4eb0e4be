import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'haproxy-tunnel',
  title: 'HAProxy: time limits that suit WebSockets (defaults, frontend and backend)',
  text: `defaults
    mode http
    timeout connect    5s
    timeout client     30s
    timeout server     30s
    timeout client-fin 30s
    timeout tunnel     1h

frontend web
    bind :80
    default_backend websocket

backend websocket
    server app1 127.0.0.1:8080 check
`,
  source: 'HAProxy configuration manual: timeout tunnel takes the place of timeout client and timeout server once the upgrade is made',
}

export default snippet
