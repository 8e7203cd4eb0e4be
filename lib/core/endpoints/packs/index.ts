import type { Pack } from '../pack'
import { actionCable } from './action-cable'
import { actix } from './actix'
import { aiohttp } from './aiohttp'
import { apache } from './apache'
import { aspNet } from './asp-net'
import { aws } from './aws'
import { axum } from './axum'
import { azure } from './azure'
import { bandit } from './bandit'
import { bun } from './bun'
import { caddy } from './caddy'
import { chromeDevtools } from './chrome-devtools'
import { cloudflare } from './cloudflare'
import { coder } from './coder'
import { cowboy } from './cowboy'
import { daphne } from './daphne'
import { discord } from './discord'
import { endings } from './endings'
import { engineIo } from './engine-io'
import { envoy } from './envoy'
import { express } from './express'
import { fastify } from './fastify'
import { faye } from './faye'
import { gcp } from './gcp'
import { generic } from './generic'
import { goHttp } from './go-http'
import { gorilla } from './gorilla'
import { graphql } from './graphql'
import { haproxy } from './haproxy'
import { heroku } from './heroku'
import { hocuspocus } from './hocuspocus'
import { hypercorn } from './hypercorn'
import { iis } from './iis'
import { jenkins } from './jenkins'
import { jetty } from './jetty'
import { kongApisix } from './kong-apisix'
import { kubernetes } from './kubernetes'
import { libwebsockets } from './libwebsockets'
import { lighttpd } from './lighttpd'
import { mqtt } from './mqtt'
import { netty } from './netty'
import { nginx } from './nginx'
import { node } from './node'
import { phoenix } from './phoenix'
import { privateCodes } from './private-codes'
import { puma } from './puma'
import { pusher } from './pusher'
import { pythonWebsockets } from './python-websockets'
import { rancher } from './rancher'
import { ratchet } from './ratchet'
import { signalr } from './signalr'
import { slack } from './slack'
import { sockjs } from './sockjs'
import { spring } from './spring'
import { squid } from './squid'
import { stomp } from './stomp'
import { tomcat } from './tomcat'
import { tornado } from './tornado'
import { traefik } from './traefik'
import { tungstenite } from './tungstenite'
import { tyrus } from './tyrus'
import { undertow } from './undertow'
import { uvicorn } from './uvicorn'
import { uwebsockets } from './uwebsockets'
import { varnish } from './varnish'
import { vertx } from './vertx'
import { vite } from './vite'
import { wamp } from './wamp'
import { webpackDevServer } from './webpack-dev-server'
import { websocketNode } from './websocket-node'
import { websocketpp } from './websocketpp'
import { websockify } from './websockify'
import { workerd } from './workerd'
import { ws } from './ws'
import { xNet } from './x-net'
import { yWebsocket } from './y-websocket'

/** Every pack: one file or folder a product. Their order decides nothing. */
export const PACKS: readonly Pack[] = [
  actionCable,
  actix,
  aiohttp,
  apache,
  aspNet,
  aws,
  axum,
  azure,
  bandit,
  bun,
  caddy,
  chromeDevtools,
  cloudflare,
  coder,
  cowboy,
  daphne,
  discord,
  endings,
  engineIo,
  envoy,
  express,
  fastify,
  faye,
  gcp,
  generic,
  goHttp,
  gorilla,
  graphql,
  haproxy,
  heroku,
  hocuspocus,
  hypercorn,
  iis,
  jenkins,
  jetty,
  kongApisix,
  kubernetes,
  libwebsockets,
  lighttpd,
  mqtt,
  netty,
  nginx,
  node,
  phoenix,
  privateCodes,
  puma,
  pusher,
  pythonWebsockets,
  rancher,
  ratchet,
  signalr,
  slack,
  sockjs,
  spring,
  squid,
  stomp,
  tomcat,
  tornado,
  traefik,
  tungstenite,
  tyrus,
  undertow,
  uvicorn,
  uwebsockets,
  varnish,
  vertx,
  vite,
  wamp,
  webpackDevServer,
  websocketNode,
  websockify,
  websocketpp,
  workerd,
  ws,
  xNet,
  yWebsocket,
]

/** Changes with what the packs say, so that stored attempts can be judged anew (`npm run rejudge`). */
export const PACKS_VERSION = '4'
