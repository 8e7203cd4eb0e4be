import measured from '../measured/ws.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'ws',
  title: 'ws',
  about: 'The usual WebSocket library of Node.js, under Socket.IO, wscat and many tools.',
  how: 'measured',
  source: 'npm run clients:measure',
  notes: ['It follows no redirect unless followRedirects is set.'],
  ...measured,
}
export default profile
