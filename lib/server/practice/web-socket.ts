import 'server-only'
import { IncomingMessage } from 'node:http'
import type { WebSocket, WebSocketServer } from 'ws'
import { asksForWebSocket, expectedWebSocket } from './answer'
import type { PracticePeer } from './peer'
import type { PracticeRequest } from './read-request'

/** Octets that may wait to be sent before reading stops. */
const MOST_UNSENT = 1_048_576

/** Field lines a scenario wants at the end of its 101, handed to the `headers` event of `ws`. */
const moreLines = new WeakMap<IncomingMessage, readonly string[]>()

/** Adds the lines of `openWebSocket` to each 101; to be called once for each server. */
export function addLines(server: WebSocketServer): void {
  server.on('headers', (headers, request) => headers.push(...(moreLines.get(request) ?? [])))
}

/** Upgrades with the `ws` package, which answers pings and Close frames; null when the request was refused. */
export async function openWebSocket(
  peer: PracticePeer,
  request: PracticeRequest,
  server: WebSocketServer,
  lines: readonly string[] = [],
): Promise<WebSocket | null> {
  if (!asksForWebSocket(request)) {
    await expectedWebSocket(peer)
    return null
  }
  const message = new IncomingMessage(peer.socket)
  message.method = request.method
  message.url = request.target
  message.headers = Object.fromEntries(request.fields)
  moreLines.set(message, lines)
  return new Promise((settle) => {
    // `ws` answers a bad key or version itself, and then ends the connection without calling back.
    peer.socket.once('close', () => settle(null))
    server.handleUpgrade(message, peer.socket, request.rest, (socket) => {
      socket.on('error', () => {})
      // A client that sends and never reads must not fill our memory with what we would answer.
      const hold = () => socket.bufferedAmount > MOST_UNSENT && socket.pause()
      socket.on('message', hold)
      socket.on('ping', hold)
      peer.socket.on('drain', () => socket.resume())
      // Reading the request head left it paused.
      peer.socket.resume()
      settle(socket)
    })
  })
}

/** Sends and waits until it is written; false when the session is over. */
export function say(socket: WebSocket, data: string | Uint8Array): Promise<boolean> {
  return new Promise((settle) => {
    if (socket.readyState !== socket.OPEN) return settle(false)
    socket.send(data, (error) => settle(!error))
  })
}
