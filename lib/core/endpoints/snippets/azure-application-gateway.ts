import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'azure-application-gateway',
  title: 'Azure Application Gateway: raise the request timeout (Azure CLI)',
  text: `az network application-gateway http-settings update \\
  --resource-group my-group --gateway-name my-gateway --name my-backend-settings \\
  --timeout 3600
`,
  source: 'Azure documentation, Application Gateway HTTP settings: the request timeout, in seconds, also bounds a quiet WebSocket',
}

export default snippet
