import measured from '../measured/websockets.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'websockets',
  title: 'websockets (Python)',
  about: 'The library that most Python programs with asyncio use.',
  how: 'measured',
  source: 'npm run clients:measure -- websockets',
  notes: ['It follows redirects.'],
  ...measured,
}
export default profile
