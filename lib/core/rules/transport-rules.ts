import type { Rule } from './rule'
import allowedByPolicy from './transport/allowed-by-policy'
import everyAddressAnswers from './transport/every-address-answers'
import nameResolves from './transport/name-resolves'
import proxyAuthHasChallenge from './transport/proxy-auth-has-challenge'
import proxyTunnelWithoutContent from './transport/proxy-tunnel-without-content'
import proxyTunnels from './transport/proxy-tunnels'
import tcpConnects from './transport/tcp-connects'

/** Rules about the way to the endpoint: names, addresses, proxies, redirects. */
export const TRANSPORT_RULES: readonly Rule[] = [
  allowedByPolicy,
  everyAddressAnswers,
  nameResolves,
  proxyAuthHasChallenge,
  proxyTunnelWithoutContent,
  proxyTunnels,
  tcpConnects,
]
