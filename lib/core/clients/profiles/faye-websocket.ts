import measured from '../measured/faye-websocket.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'faye-websocket',
  title: 'faye-websocket',
  about: 'The client of Faye for Node.js, also used by development servers.',
  how: 'measured',
  source: 'npm run clients:measure',
  notes: ['It opens without a subprotocol although some were offered.'],
  ...measured,
}
export default profile
