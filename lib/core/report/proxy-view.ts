import { base64Encode } from '../bytes/base64'
import type { Span } from '../bytes/span'
import type { ReporterMeta } from './meta'
import type { Story } from './story'
import type { ProxyView } from './view'

/** The conversation with a proxy as it is shown: credentials masked in its URL and in its octets. null until it has decided. */
export function proxyView({ proxied, proxy, failure }: Story, meta: ReporterMeta): ProxyView | null {
  if (proxied === null) return null
  const { redactor } = meta
  const url = meta.draft.network?.proxy ?? ''
  const kind = proxied.kind ?? (url.startsWith('socks') ? 'socks5' : 'http')
  const mask = (bytes: Uint8Array, spans: readonly Span[]) => base64Encode(redactor.maskBytes(bytes, spans))
  const { request, answer } = proxied
  return {
    kind,
    url: url.replace(/^([a-z0-9]+:\/\/)[^/?#]*@/i, '$1'),
    request: mask(request, kind === 'http' ? redactor.headSpans(request) : socksCredentials(request)),
    answer: mask(answer, kind === 'http' ? redactor.headSpans(answer) : []),
    status: proxied.head?.start.status ?? null,
    reply: redactor.text(proxy?.data.reply ?? failure?.detail ?? ''),
    granted: proxied.granted,
  }
}

/** User name and password in what was sent to a SOCKS5 proxy (RFC 1928 §3, RFC 1929 §2). */
function socksCredentials(sent: Uint8Array): Span[] {
  const message = 2 + (sent[1] ?? 0)
  if (sent[message] !== 0x01) return []
  const user = message + 2
  const userEnd = user + (sent[message + 1] ?? 0)
  const password = userEnd + 1
  const passwordEnd = password + (sent[userEnd] ?? 0)
  const within = (start: number, end: number) => ({ start: Math.min(start, sent.length), end: Math.min(end, sent.length) })
  return [within(user, userEnd), within(password, passwordEnd)]
}
