import { ask } from './ask'
import type { SharedServer } from './shared-server'

const PASSWORD = 'correct horse battery'

/** The `Cookie` of the first owner, made with the link that the server printed. */
export function makeOwner(server: SharedServer): Promise<string> {
  const token = server.setUp.slice(server.setUp.indexOf('=') + 1)
  return joined(server, '/api/set-up', { name: 'Ada', email: 'ada@example.com', password: PASSWORD, token })
}

/** The `Cookie` of somebody whom the owner invites. */
export async function invite(server: SharedServer, owner: string, role: 'viewer' | 'editor'): Promise<string> {
  const { text } = await send(server, owner, 'POST', '/api/invitations', { role })
  const { token } = JSON.parse(text) as { token: string }
  return joined(server, '/api/invitations/accept', { name: role, email: `${role}@example.com`, password: PASSWORD, token })
}

async function joined(server: SharedServer, path: string, body: object): Promise<string> {
  const { status, headers, text } = await send(server, '', 'POST', path, body)
  const cookie = headers['set-cookie']?.[0]?.split(';')[0]
  if (cookie === undefined) throw new Error(`${path} answered ${status}: ${text}`)
  return cookie
}

/** A call of the API as a browser on one of our own pages makes it. */
export function send(server: SharedServer, cookie: string, method: string, path: string, body?: object) {
  const headers = { host: new URL(server.address).host, origin: server.address, 'content-type': 'application/json', cookie }
  return ask(server.address, { method, path, headers }, body === undefined ? '' : JSON.stringify(body))
}
