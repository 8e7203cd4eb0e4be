import measured from '../measured/chromium.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'chromium',
  title: 'Chromium',
  about: 'The WebSocket of Chrome, Edge, Opera and every other browser built on Chromium.',
  how: 'measured',
  source: 'npm run clients:measure -- chromium',
  notes: [
    'It says why in the console of its developer tools; the page learns only that it failed.',
    'It takes an HTTP/1.0 answer, lines without CR and folded lines, and refuses any interim head.',
  ],
  ...measured,
}
export default profile
