import type { Pack } from '../pack'
import { aiohttp } from './aiohttp'
import { apache } from './apache'
import { caddy } from './caddy'
import { chromeDevtools } from './chrome-devtools'
import { coder } from './coder'
import { endings } from './endings'
import { engineIo } from './engine-io'
import { express } from './express'
import { fastify } from './fastify'
import { faye } from './faye'
import { generic } from './generic'
import { gorilla } from './gorilla'
import { haproxy } from './haproxy'
import { jenkins } from './jenkins'
import { nginx } from './nginx'
import { node } from './node'
import { pythonWebsockets } from './python-websockets'
import { ratchet } from './ratchet'
import { sockjs } from './sockjs'
import { squid } from './squid'
import { tornado } from './tornado'
import { uwebsockets } from './uwebsockets'
import { varnish } from './varnish'
import { websocketNode } from './websocket-node'
import { ws } from './ws'
import { xNet } from './x-net'

/** Every pack: one file or folder a product. Their order decides nothing. */
export const PACKS: readonly Pack[] = [
  aiohttp,
  apache,
  caddy,
  chromeDevtools,
  coder,
  endings,
  engineIo,
  express,
  fastify,
  faye,
  generic,
  gorilla,
  haproxy,
  jenkins,
  nginx,
  node,
  pythonWebsockets,
  ratchet,
  sockjs,
  squid,
  tornado,
  uwebsockets,
  varnish,
  websocketNode,
  ws,
  xNet,
]

/** Changes with what the packs say, so that stored attempts can be judged anew (`npm run rejudge`). */
export const PACKS_VERSION = '1'
