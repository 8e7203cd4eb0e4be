import type { Pack } from '../pack'
import { actionCable } from './action-cable'
import { aiohttp } from './aiohttp'
import { apache } from './apache'
import { aws } from './aws'
import { azure } from './azure'
import { caddy } from './caddy'
import { chromeDevtools } from './chrome-devtools'
import { cloudflare } from './cloudflare'
import { coder } from './coder'
import { cowboy } from './cowboy'
import { daphne } from './daphne'
import { endings } from './endings'
import { engineIo } from './engine-io'
import { envoy } from './envoy'
import { express } from './express'
import { fastify } from './fastify'
import { faye } from './faye'
import { gcp } from './gcp'
import { generic } from './generic'
import { gorilla } from './gorilla'
import { haproxy } from './haproxy'
import { heroku } from './heroku'
import { iis } from './iis'
import { jenkins } from './jenkins'
import { jetty } from './jetty'
import { kongApisix } from './kong-apisix'
import { kubernetes } from './kubernetes'
import { netty } from './netty'
import { nginx } from './nginx'
import { node } from './node'
import { phoenix } from './phoenix'
import { pythonWebsockets } from './python-websockets'
import { rancher } from './rancher'
import { ratchet } from './ratchet'
import { signalr } from './signalr'
import { sockjs } from './sockjs'
import { squid } from './squid'
import { tomcat } from './tomcat'
import { tornado } from './tornado'
import { traefik } from './traefik'
import { uvicorn } from './uvicorn'
import { uwebsockets } from './uwebsockets'
import { varnish } from './varnish'
import { websocketNode } from './websocket-node'
import { ws } from './ws'
import { xNet } from './x-net'

/** Every pack: one file or folder a product. Their order decides nothing. */
export const PACKS: readonly Pack[] = [
  actionCable,
  aiohttp,
  apache,
  aws,
  azure,
  caddy,
  chromeDevtools,
  cloudflare,
  coder,
  cowboy,
  daphne,
  endings,
  engineIo,
  envoy,
  express,
  fastify,
  faye,
  gcp,
  generic,
  gorilla,
  haproxy,
  heroku,
  iis,
  jenkins,
  jetty,
  kongApisix,
  netty,
  kubernetes,
  nginx,
  node,
  phoenix,
  pythonWebsockets,
  rancher,
  ratchet,
  signalr,
  sockjs,
  squid,
  tomcat,
  tornado,
  traefik,
  uvicorn,
  uwebsockets,
  varnish,
  websocketNode,
  ws,
  xNet,
]

/** Changes with what the packs say, so that stored attempts can be judged anew (`npm run rejudge`). */
export const PACKS_VERSION = '1'
