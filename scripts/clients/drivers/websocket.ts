import websocket from 'websocket'
import type { Open } from './driver'

/** Opens with the client of websocket (WebSocket-Node). */
export const open: Open = (url, subprotocols) =>
  new Promise((resolve) => {
    const client = new websocket.client()
    client.on('connect', (connection: { drop(): void }) => {
      resolve({ opens: true })
      connection.drop()
    })
    client.on('connectFailed', (error: Error) => resolve({ opens: false, says: error.message }))
    client.connect(url, [...subprotocols])
  })
