import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'kong-timeouts',
  title: 'Kong: raise the time limits of a service (Admin API; milliseconds)',
  text: `curl -X PATCH http://localhost:8001/services/websocket \\
  --data read_timeout=3600000 \\
  --data write_timeout=3600000
`,
  source: 'Kong Admin API, Service object: read_timeout and write_timeout are 60000 by default',
}

export default snippet
