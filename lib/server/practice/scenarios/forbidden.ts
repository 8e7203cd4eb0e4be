import 'server-only'
import { answer, response } from '../answer'
import type { Scenario } from '../scenario'

const BODY = '{"error":"forbidden","message":"This token may not open a socket here"}'

export const forbidden: Scenario = {
  path: '/forbidden',
  title: '403 with a body',
  teaches: 'Refuses with 403 and says why in a JSON body. Browsers hide both and report 1006.',
  play: (peer) => answer(peer, response('403 Forbidden', ['Content-Type: application/json'], BODY)),
}
