import { renderToStaticMarkup } from 'react-dom/server'
import { expect, it } from 'vitest'
import { createReporter } from '@/lib/core/report/reporter'
import { play } from '@/lib/testing/play'
import { reporterMeta } from '@/lib/testing/report'
import { FailureNotice } from './failure-notice'
import { TimingTab } from './timing-tab'

const addresses = [
  { address: '::1', family: 6 },
  { address: '127.0.0.1', family: 4 },
]

function failedTwice() {
  const report = createReporter(reporterMeta())
  play(report)
    .happens({ kind: 'reached', phase: 'resolve', data: { host: 'example.com', addresses } })
    .happens({ kind: 'tried', address: '::1', port: 9, code: 'network-unreachable', detail: 'connect ENETUNREACH ::1:9' })
    .happens({
      kind: 'failed',
      phase: 'connect',
      code: 'connection-refused',
      detail: 'connect ECONNREFUSED',
      address: '127.0.0.1',
      port: 9,
    })
  return report.view()
}

it('shows in the failure notice each address that was tried, with why it failed', () => {
  const shown = renderToStaticMarkup(<FailureNotice view={failedTwice()} />)
  for (const text of ['[::1]:9', 'network-unreachable', 'connect ENETUNREACH ::1:9', '127.0.0.1:9', 'connect ECONNREFUSED'])
    expect(shown).toContain(text)
})

it('shows in the Timing tab why each address was left', () => {
  const shown = renderToStaticMarkup(<TimingTab view={failedTwice()} />)
  expect(shown).toContain('failed: network-unreachable')
  expect(shown).toContain('connect ENETUNREACH ::1:9')
  expect(shown).toContain('failed: connection-refused')
})
