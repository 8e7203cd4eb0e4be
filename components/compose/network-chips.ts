import type { NetworkDraft } from '@/lib/core/handshake/draft'

/** One thing of the network that is set otherwise than usual. `risk`: an endpoint may not be who it says it is. */
export type NetworkChip = { readonly text: string; readonly risk?: true }

/** What differs from the default, in words; values that are secrets stay out. */
export function networkChips(network: NetworkDraft = {}): NetworkChip[] {
  const { minTls, maxTls } = network
  const chips: readonly (NetworkChip | false | '' | undefined | 0)[] = [
    network.protocol === 'h2' && { text: 'HTTP/2' },
    network.socketPath && { text: 'Unix socket' },
    network.proxy && { text: `via ${proxyKind(network.proxy)}` },
    network.connectTo && { text: `to ${network.connectTo}` },
    network.family && { text: `IPv${network.family}` },
    network.verify === false && { text: 'TLS not verified', risk: true },
    network.ca && { text: 'own CA' },
    (network.clientCert || network.clientKey) && { text: 'client certificate' },
    network.serverName !== undefined && { text: network.serverName === '' ? 'no SNI' : `SNI ${network.serverName}` },
    network.alpn && { text: `ALPN ${network.alpn.join(', ')}` },
    (minTls || maxTls) && { text: minTls === maxTls ? `TLS ${minTls}` : `TLS ${minTls ?? ''}–${maxTls ?? ''}` },
    network.maxRedirects && { text: `follows ${network.maxRedirects} redirect${network.maxRedirects === 1 ? '' : 's'}` },
    network.timeouts && { text: 'own time limits' },
  ]
  return chips.filter((chip): chip is NetworkChip => typeof chip === 'object')
}

function proxyKind(proxy: string): string {
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(proxy)?.[1]?.toLowerCase() ?? ''
  return scheme.startsWith('socks') ? 'SOCKS5 proxy' : 'proxy'
}
