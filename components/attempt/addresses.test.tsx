import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createReporter } from '@/lib/core/report/reporter'
import { play } from '@/lib/testing/play'
import { reporterMeta } from '@/lib/testing/report'
import { Addresses } from './addresses'

const connectedTo = (address: string, network = {}) => {
  const report = createReporter(reporterMeta({ draft: { url: 'ws://example.com/', network } }))
  const addresses = ['2001:db8::1', '192.0.2.1', '192.0.2.2'].map((each) => ({ address: each, family: each.includes(':') ? 6 : 4 }))
  play(report)
    .happens({ kind: 'reached', phase: 'resolve', data: { host: 'example.com', addresses } })
    .happens({ kind: 'tried', address: '2001:db8::1', port: 80, code: 'network-unreachable', detail: 'connect ENETUNREACH' })
    .happens({ kind: 'reached', phase: 'connect', data: { address, family: 4, port: 80, localAddress: '192.0.2.9', localPort: 5 } })
  return renderToStaticMarkup(<Addresses view={report.view()} />)
}

const cells = (html: string) =>
  [...html.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row]) =>
    row
      ?.replace(/<[^>]+>/g, ' ')
      .replace(/\s+/g, ' ')
      .trim(),
  )

it('says of every resolved address whether it failed, was used or was not tried', () => {
  expect(cells(connectedTo('192.0.2.1'))).toEqual([
    'Address What became of it',
    '2001:db8::1 failed: network-unreachable connect ENETUNREACH',
    '192.0.2.1 used',
    '192.0.2.2 not tried',
  ])
})

it('shows the address of the draft that was dialled instead', () => {
  const html = connectedTo('198.51.100.7', { connectTo: '198.51.100.7:80', family: 4 })
  expect(cells(html).at(-1)).toBe('198.51.100.7 not resolved from the name used')
  expect(html).toContain('dials 198.51.100.7:80 instead')
  expect(html).toContain('IPv4 only')
})

it('tells the address of the proxy from those of the endpoint, which are not dialled from here', () => {
  expect(cells(connectedTo('198.51.100.7', { proxy: 'http://proxy.example:3128' })).slice(2)).toEqual([
    '192.0.2.1 not dialled from here',
    '192.0.2.2 not dialled from here',
    '198.51.100.7 the proxy used',
  ])
})
