import type { ClientProfile } from './profile'
import aiohttp from './profiles/aiohttp'
import chromium from './profiles/chromium'
import fayeWebsocket from './profiles/faye-websocket'
import firefox from './profiles/firefox'
import gorilla from './profiles/gorilla'
import jdk from './profiles/jdk'
import nhooyr from './profiles/nhooyr'
import tyrus from './profiles/tyrus'
import undici from './profiles/undici'
import websocket from './profiles/websocket'
import websocketClient from './profiles/websocket-client'
import websockets from './profiles/websockets'
import ws from './profiles/ws'
import wsproto from './profiles/wsproto'

/** The clients an answer is held against, in the order they are shown: browsers, Node, Python, Go, Java. */
export const CLIENTS: readonly ClientProfile[] = [
  chromium,
  firefox,
  ws,
  undici,
  websocket,
  fayeWebsocket,
  websockets,
  aiohttp,
  websocketClient,
  wsproto,
  gorilla,
  nhooyr,
  jdk,
  tyrus,
]
