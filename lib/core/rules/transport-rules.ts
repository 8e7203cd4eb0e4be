import type { Rule } from './rule'
import allowedByPolicy from './transport/allowed-by-policy'
import everyAddressAnswers from './transport/every-address-answers'
import nameResolves from './transport/name-resolves'
import proxyAuthHasChallenge from './transport/proxy-auth-has-challenge'
import proxyTunnelWithoutContent from './transport/proxy-tunnel-without-content'
import proxyTunnels from './transport/proxy-tunnels'
import redirectKeepsTls from './transport/redirect-keeps-tls'
import redirectNoLoop from './transport/redirect-no-loop'
import redirectSameOrigin from './transport/redirect-same-origin'
import redirectToWebsocket from './transport/redirect-to-websocket'
import redirectsFew from './transport/redirects-few'
import tcpConnects from './transport/tcp-connects'

/** Rules about the way to the endpoint: names, addresses, proxies, redirects. */
export const TRANSPORT_RULES: readonly Rule[] = [
  allowedByPolicy,
  everyAddressAnswers,
  nameResolves,
  proxyAuthHasChallenge,
  proxyTunnelWithoutContent,
  proxyTunnels,
  redirectKeepsTls,
  redirectNoLoop,
  redirectSameOrigin,
  redirectToWebsocket,
  redirectsFew,
  tcpConnects,
]
