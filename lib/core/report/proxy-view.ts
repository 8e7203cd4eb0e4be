import { base64Encode } from '../bytes/base64'
import type { ReporterMeta } from './meta'
import type { Story } from './story'
import type { ProxyView } from './view'

/**
 * The conversation with a proxy as it is shown, null until it has decided. What we sent stands in its facts with credentials as `*`
 * already; what the proxy says back is masked here.
 */
export function proxyView({ proxied, proxy, failure }: Story, meta: ReporterMeta): ProxyView | null {
  if (proxied === null) return null
  const { redactor } = meta
  const url = meta.draft.network?.proxy ?? ''
  const kind = proxied.kind ?? (url.startsWith('socks') ? 'socks5' : 'http')
  const mask = (bytes: Uint8Array) => base64Encode(redactor.maskBytes(bytes, redactor.headSpans(bytes)))
  const { request, answer } = proxied
  return {
    kind,
    url: url.replace(/^([a-z0-9]+:\/\/)[^/?#]*@/i, '$1'),
    request: mask(request),
    answer: mask(answer),
    status: proxied.head?.start.status ?? null,
    reply: redactor.text(proxy?.data.reply ?? failure?.detail ?? ''),
    granted: proxied.granted,
  }
}
