import faye from 'faye-websocket'
import type { Open } from './driver'

/** Opens with the client of faye-websocket. */
export const open: Open = (url, subprotocols) =>
  new Promise((resolve) => {
    const socket = new faye.Client(url, [...subprotocols])
    let says = ''
    socket.on('open', () => {
      resolve({ opens: true })
      socket.close()
    })
    socket.on('error', (event: { message: string }) => {
      says = event.message
    })
    socket.on('close', () => resolve({ opens: false, says }))
  })
