import measured from '../measured/firefox.json'
import type { ClientProfile } from '../profile'

const profile: ClientProfile = {
  id: 'firefox',
  title: 'Firefox',
  about: 'The WebSocket of Firefox, here of its extended support release.',
  how: 'measured',
  source: 'npm run clients:measure -- firefox',
  notes: [
    'It tells the page nothing but that it failed, and its console only that the connection could not be established.',
    'On "client_max_window_bits=8" it neither opens nor fails, and opens nothing more at that address until it is started anew.',
    'Octets that are no frame and come with the head can make it fail before it tells that it was open.',
  ],
  ...measured,
  depends: [...measured.depends, 'response/deflate-window-above-eight-bits'],
}
export default profile
