import type { Snippet } from '../snippet'
import apacheRewrite from './apache-rewrite'
import apacheUpgrade from './apache-upgrade'
import apisixTimeouts from './apisix-timeouts'
import awsAlbIdleTimeout from './aws-alb-idle-timeout'
import awsClassicElb from './aws-classic-elb'
import azureApplicationGateway from './azure-application-gateway'
import azureFrontDoor from './azure-front-door'
import caddyReverseProxy from './caddy-reverse-proxy'
import cloudflareWebsockets from './cloudflare-websockets'
import envoyHttp2Upgrade from './envoy-http2-upgrade'
import envoyUpgrade from './envoy-upgrade'
import gcpBackendConfig from './gcp-backend-config'
import haproxyHttp2Websockets from './haproxy-http2-websockets'
import haproxyTunnel from './haproxy-tunnel'
import iisWebsocket from './iis-websocket'
import ingressNginxTimeouts from './ingress-nginx-timeouts'
import kongTimeouts from './kong-timeouts'
import nginxLargeHeaders from './nginx-large-headers'
import nginxTimeouts from './nginx-timeouts'
import nginxUpgrade from './nginx-upgrade'
import traefikRouter from './traefik-router'
import traefikTimeouts from './traefik-timeouts'
import varnishPipe from './varnish-pipe'
import varnishPipeTimeout from './varnish-pipe-timeout'

/** Every piece of configuration, by its file. */
export const SNIPPETS: readonly Snippet[] = [
  apacheRewrite,
  apacheUpgrade,
  apisixTimeouts,
  awsAlbIdleTimeout,
  awsClassicElb,
  azureApplicationGateway,
  azureFrontDoor,
  caddyReverseProxy,
  cloudflareWebsockets,
  envoyHttp2Upgrade,
  envoyUpgrade,
  gcpBackendConfig,
  haproxyHttp2Websockets,
  haproxyTunnel,
  iisWebsocket,
  ingressNginxTimeouts,
  kongTimeouts,
  nginxLargeHeaders,
  nginxTimeouts,
  nginxUpgrade,
  traefikRouter,
  traefikTimeouts,
  varnishPipe,
  varnishPipeTimeout,
]
