import measured from '../measured/aiohttp.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'aiohttp',
  title: 'aiohttp (Python)',
  about: 'The WebSocket of the HTTP client aiohttp, without compression as it comes.',
  how: 'measured',
  source: 'npm run clients:measure -- aiohttp',
  notes: ['It follows redirects.', 'It wants Connection to be exactly "upgrade", in any case.'],
  ...measured,
}
export default profile
