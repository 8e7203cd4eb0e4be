import measured from '../measured/jdk.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'jdk',
  title: 'java.net.http (Java)',
  about: 'The WebSocket of the HttpClient that comes with Java since 11.',
  how: 'measured',
  source: 'npm run clients:measure -- jdk',
  notes: ['It follows no redirect unless the HttpClient is told to.'],
  ...measured,
}
export default profile
