import { FailedFindings } from '@/components/verdict/failed-findings'
import type { AttemptView } from '@/lib/core/report/view'
import { Addresses } from './addresses'
import { Waterfall } from './waterfall'
import { waterfallSteps } from './waterfall-steps'
import { duration } from './words'

const LABELS: ReadonlyArray<readonly [keyof AttemptView['timings'], string]> = [
  ['resolve', 'resolved'],
  ['connect', 'connected'],
  ['proxy', 'tunnel of the proxy stands'],
  ['tls', 'TLS ready'],
  ['http2', 'SETTINGS of HTTP/2 read'],
  ['sent', 'request sent'],
  ['firstByte', 'first octet'],
  ['head', 'head complete'],
  ['total', 'ended'],
]

/** When each phase began and ended, and which addresses there were. */
export function TimingTab({ view }: { view: AttemptView }) {
  const known = LABELS.filter(([key]) => view.timings[key] !== null)
  const followed = view.redirects.filter((redirect) => redirect.followed).length
  return (
    <div className="space-y-3">
      {followed > 0 && (
        <p className="text-muted">
          {followed === 1 ? 'A redirect was' : `${followed} redirects were`} followed: these are the steps of the last connection.
        </p>
      )}
      <FailedFindings verdicts={view.verdicts} folder="transport" label="Findings about the way to the endpoint" />
      <Waterfall steps={waterfallSteps(view)} />
      <div className="grid gap-3 @4xl:grid-cols-[1fr_2fr] @4xl:items-start">
        <section aria-label="Milestones" className="rounded-md border bg-surface px-3 py-2.5">
          <h3 className="font-medium">Since the attempt began</h3>
          <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-4 gap-y-0.5">
            {known.map(([key, label]) => (
              <div key={key} className="contents">
                <dt className="text-muted">{label}</dt>
                <dd className="tabular">{duration(view.timings[key] ?? 0)}</dd>
              </div>
            ))}
          </dl>
          {known.length === 0 && <p className="text-muted">No phase has ended yet.</p>}
        </section>
        <Addresses view={view} />
      </div>
    </div>
  )
}
