import measured from '../measured/undici.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'undici',
  title: 'undici (WebSocket of Node.js)',
  about: 'The WebSocket that Node.js has as a global from version 22, here from the package.',
  how: 'measured',
  source: 'npm run clients:measure',
  notes: [
    'Its error event carries no words, whatever the reason.',
    'It opens a connection whose permessage-deflate parameters it cannot read.',
  ],
  ...measured,
}
export default profile
