import measured from '../measured/wsproto.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'wsproto',
  title: 'wsproto (Python)',
  about: 'The protocol without a network, under Hypercorn, Uvicorn and trio-websocket; here with permessage-deflate offered.',
  how: 'measured',
  source: 'npm run clients:measure -- wsproto',
  notes: ['It raises an error of Python instead of refusing where a parameter of permessage-deflate has an unexpected form.'],
  ...measured,
}
export default profile
