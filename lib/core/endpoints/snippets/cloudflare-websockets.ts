import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'cloudflare-websockets',
  title: 'Cloudflare: turn WebSockets on for a zone (API; in the dashboard under Network)',
  text: `curl -X PATCH "https://api.cloudflare.com/client/v4/zones/$ZONE_ID/settings/websockets" \\
  -H "Authorization: Bearer $API_TOKEN" \\
  -H "Content-Type: application/json" \\
  --data '{"value":"on"}'
`,
  source: 'Cloudflare documentation, Network: WebSockets, and API: zone setting websockets',
}

export default snippet
