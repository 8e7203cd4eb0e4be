import { renderToStaticMarkup } from 'react-dom/server'
import { describe, expect, it } from 'vitest'
import { createReporter } from '@/lib/core/report/reporter'
import type { AttemptView, ProxyView } from '@/lib/core/report/view'
import { play } from '@/lib/testing/play'
import { reporterMeta } from '@/lib/testing/report'
import { FailureNotice } from './failure-notice'
import { HandshakeTab } from './handshake-tab'

const base64 = (text: string) => Buffer.from(text, 'latin1').toString('base64')
const REFUSED: ProxyView = {
  kind: 'http',
  url: 'http://proxy.example:3128',
  request: base64('CONNECT example.com:80 HTTP/1.1\r\nHost: example.com:80\r\n\r\n'),
  answer: base64('HTTP/1.1 407 Proxy Authentication Required\r\nProxy-Authenticate: Basic\r\n\r\n'),
  status: 407,
  reply: 'HTTP/1.1 407 Proxy Authentication Required',
  granted: false,
}

function refused(proxy: ProxyView = REFUSED): AttemptView {
  const report = createReporter(reporterMeta({ draft: { url: 'ws://example.com/', network: { proxy: proxy.url } } }))
  play(report).happens({ kind: 'failed', phase: 'proxy', code: 'proxy-refused', detail: proxy.reply, address: '192.0.2.8', port: 3128 })
  return { ...report.view(), proxy }
}
const text = (element: React.ReactElement) =>
  renderToStaticMarkup(element)
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('a refusal by the proxy', () => {
  it('is told apart from one by the endpoint', () => {
    const shown = text(<FailureNotice view={refused()} />)
    expect(shown).toContain('The proxy refused')
    expect(shown).toContain('This happened at the proxy http://proxy.example:3128 : example.com:80 itself was not asked anything.')
  })

  it('shows the conversation with the proxy in the place of the one with the endpoint', () => {
    const shown = text(<HandshakeTab view={refused()} />)
    expect(shown).toContain('CONNECT example.com:80 HTTP/1.1')
    expect(shown).toContain('Proxy-Authenticate: Basic')
    expect(shown).not.toContain('Nothing was sent')
  })
})

describe('a tunnel', () => {
  it('folds the conversation with the proxy away above the one with the endpoint', () => {
    const view = { ...refused(), failure: null, proxy: { ...REFUSED, granted: true, status: 200, reply: 'HTTP/1.1 200 OK' } }
    const html = renderToStaticMarkup(<HandshakeTab view={view} />)
    expect(html).toMatch(/<details[^>]*><summary[^>]*><span[^>]*>Through a proxy:/)
    expect(html).toContain('Nothing was sent')
  })

  it('shows SOCKS as octets, not as lines', () => {
    const socks = {
      ...REFUSED,
      kind: 'socks5' as const,
      url: 'socks5://proxy.example:1080',
      answer: 'BQA=',
      reply: 'connection not allowed',
    }
    expect(text(<HandshakeTab view={refused(socks)} />)).toContain('SOCKS 5 proxy socks5://proxy.example:1080')
  })
})
