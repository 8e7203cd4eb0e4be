import type { ClientProfile } from './profile'
import fayeWebsocket from './profiles/faye-websocket'
import undici from './profiles/undici'
import websocket from './profiles/websocket'
import ws from './profiles/ws'

/** The clients an answer is held against, in the order they are shown. */
export const CLIENTS: readonly ClientProfile[] = [ws, undici, websocket, fayeWebsocket]
