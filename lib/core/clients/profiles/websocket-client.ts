import measured from '../measured/websocket-client.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'websocket-client',
  title: 'websocket-client (Python)',
  about: 'The blocking client of Python, import name "websocket".',
  how: 'measured',
  source: 'npm run clients:measure -- websocket-client',
  notes: ['It neither offers nor looks at extensions.'],
  ...measured,
}
export default profile
