import measured from '../measured/websocket.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'websocket',
  title: 'websocket (WebSocket-Node)',
  about: 'An older library of Node.js, still under many applications.',
  how: 'measured',
  source: 'npm run clients:measure',
  notes: ['It neither offers nor looks at extensions: compressed frames would fail it later.'],
  ...measured,
}
export default profile
