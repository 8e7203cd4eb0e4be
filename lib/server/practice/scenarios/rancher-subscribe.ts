import 'server-only'
import { answer, response } from '../answer'
import type { PracticeRequest } from '../read-request'
import type { Scenario } from '../scenario'
import { openWebSocket, say } from '../web-socket'

/** The API token this practice server knows. It opens nothing but this practice endpoint. */
export const PRACTICE_TOKEN = 'token-prctc:sockscopepracticetokensecret'

const EVENTS = 5
const UNAUTHORIZED = '{"type":"error","status":"401","message":"Unauthorized 401: must authenticate"}'

export const rancherSubscribe: Scenario = {
  path: '/rancher-subscribe',
  title: 'Rancher subscribe',
  teaches: `Wants the token ${PRACTICE_TOKEN} as Bearer, as Basic, or in the cookie R_SESS; the cookie is not looked at beside an Authorization field. Sends resource.change events, then ends TCP without a Close frame, as Rancher does.`,
  headers: [['Authorization', `Bearer ${PRACTICE_TOKEN}`]],
  async play(peer, request) {
    if (tokenOf(request) !== PRACTICE_TOKEN)
      return answer(peer, response('401 Unauthorized', ['Content-Type: application/json'], UNAUTHORIZED))
    const socket = await openWebSocket(peer, request, peer.webSockets.plain)
    if (!socket) return
    for (let n = 1; n <= EVENTS; n++) {
      const data = { type: 'cluster', id: 'c-prctc', name: 'practice', state: n < 3 ? 'provisioning' : 'active', version: String(n) }
      if (!(await say(socket, JSON.stringify({ name: 'resource.change', data })))) return
      if (!(await peer.wait(peer.pace / 2))) return
    }
    if (!(await say(socket, JSON.stringify({ name: 'ping', data: {} })))) return
    peer.end()
  },
}

/** Authorization if present, else the cookie; never both. */
function tokenOf({ fields }: PracticeRequest): string | null {
  const authorization = fields.get('authorization')
  if (authorization === undefined) return /(?:^|;\s*)R_SESS=([^;]*)/.exec(fields.get('cookie') ?? '')?.[1] ?? null
  const [scheme = '', value = ''] = authorization.split(/\s+/)
  if (scheme.toLowerCase() === 'bearer') return value
  return scheme.toLowerCase() === 'basic' ? Buffer.from(value, 'base64').toString('latin1') : null
}
