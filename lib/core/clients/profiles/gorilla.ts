import measured from '../measured/gorilla.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'gorilla',
  title: 'gorilla/websocket (Go)',
  about: 'The library most programs in Go use.',
  how: 'measured',
  source: 'npm run clients:measure -- gorilla',
  notes: [
    'It says "bad handshake" for almost anything; the response it returns beside the error tells more.',
    'It opens with any subprotocol, offered or not.',
  ],
  ...measured,
}
export default profile
