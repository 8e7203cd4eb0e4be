import type { Pack } from '../pack'
import { apache } from './apache'
import { caddy } from './caddy'
import { faye } from './faye'
import { generic } from './generic'
import { gorilla } from './gorilla'
import { haproxy } from './haproxy'
import { jenkins } from './jenkins'
import { nginx } from './nginx'
import { squid } from './squid'
import { uwebsockets } from './uwebsockets'
import { varnish } from './varnish'
import { websocketNode } from './websocket-node'
import { ws } from './ws'

/** Every pack: one file or folder a product. Their order decides nothing. */
export const PACKS: readonly Pack[] = [
  apache,
  caddy,
  faye,
  generic,
  gorilla,
  haproxy,
  jenkins,
  nginx,
  squid,
  uwebsockets,
  varnish,
  websocketNode,
  ws,
]

/** Changes with what the packs say, so that stored attempts can be judged anew (`npm run rejudge`). */
export const PACKS_VERSION = '1'
