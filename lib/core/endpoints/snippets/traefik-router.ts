import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'traefik-router',
  title: 'Traefik: a router and its service (dynamic configuration; WebSocket needs nothing more)',
  text: `http:
  routers:
    websocket:
      rule: "Host(\`example.com\`) && PathPrefix(\`/ws\`)"
      entryPoints:
        - websecure
      service: websocket
      tls: {}
  services:
    websocket:
      loadBalancer:
        servers:
          - url: "http://127.0.0.1:8080"
`,
  source: 'Traefik documentation, Routers and Services',
}

export default snippet
