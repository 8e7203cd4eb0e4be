import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'azure-front-door',
  title: 'Azure Front Door: no caching on the WebSocket route (Azure CLI)',
  text: `az afd route update \\
  --resource-group my-group --profile-name my-profile --endpoint-name my-endpoint \\
  --route-name websocket --enable-caching false
`,
  source: 'Azure documentation, WebSocket on Front Door: routes with caching do not pass Upgrade on',
}

export default snippet
