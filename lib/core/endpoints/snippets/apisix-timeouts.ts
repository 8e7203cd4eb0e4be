import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'apisix-timeouts',
  title: 'APISIX: allow WebSockets on a route and raise its time limits (Admin API; seconds)',
  text: `curl -X PATCH http://127.0.0.1:9180/apisix/admin/routes/websocket \\
  -H "X-API-KEY: $ADMIN_KEY" \\
  -d '{"enable_websocket": true, "timeout": {"connect": 6, "send": 3600, "read": 3600}}'
`,
  source: 'APISIX Admin API, Route object: enable_websocket and timeout',
}

export default snippet
