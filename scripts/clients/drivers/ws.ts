import { WebSocket } from 'ws'
import type { Open } from './driver'

/** Opens with `ws` as it comes. */
export const open: Open = (url, subprotocols) =>
  new Promise((resolve) => {
    try {
      const socket = new WebSocket(url, [...subprotocols])
      socket.on('open', () => {
        resolve({ opens: true })
        socket.terminate()
      })
      socket.on('error', (error) => resolve({ opens: false, says: error.message }))
    } catch (error) {
      resolve({ opens: false, says: String(error) })
    }
  })
