import { WebSocket } from 'undici'
import type { Open } from './driver'

/** Opens with the WebSocket of undici, which is the global one of Node from version 22. */
export const open: Open = (url, subprotocols) =>
  new Promise((resolve) => {
    const socket = new WebSocket(url, [...subprotocols])
    socket.addEventListener('open', () => {
      resolve({ opens: true })
      socket.close()
    })
    socket.addEventListener('error', (event) => resolve({ opens: false, says: messageOf(event.error) || event.message }))
  })

/** The words of the error and of what caused it. */
function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return ''
  const cause = messageOf(error.cause)
  return cause && cause !== error.message ? `${error.message}: ${cause}` : error.message
}
