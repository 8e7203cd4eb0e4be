import { get } from 'node:http'
import { setTimeout as delay } from 'node:timers/promises'

function statusOf({ host, port }) {
  return new Promise((resolve) => {
    const request = get({ host, port, path: '/api/health', timeout: 5_000, headers: { host: hostField(host, port) } }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
    request.on('timeout', () => request.destroy())
    request.on('error', () => resolve(0))
  })
}

const hostField = (host, port) => (host.includes(':') ? `[${host}]:${port}` : `${host}:${port}`)

/** Resolves when the server answers `/api/health`; asks 20 times a second until then or until `signal` says stop. */
export async function untilItAnswers({ host, port }, signal) {
  // A wildcard address is reached by way of loopback.
  const reachable = host === '0.0.0.0' ? '127.0.0.1' : host === '::' ? '::1' : host
  while (!signal.aborted) {
    if ((await statusOf({ host: reachable, port })) === 200) return true
    await delay(50)
  }
  return false
}
