import measured from '../measured/nhooyr.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'nhooyr',
  title: 'nhooyr.io/websocket (Go)',
  about: 'Now coder/websocket; offers permessage-deflate without context takeover.',
  how: 'measured',
  source: 'npm run clients:measure -- nhooyr',
  notes: ['It follows redirects.'],
  ...measured,
}
export default profile
