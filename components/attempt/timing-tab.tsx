import { cn } from '@/components/ui/cn'
import type { AttemptView, PhaseView, TriedView } from '@/lib/core/report/view'
import { failedAddresses } from './failed-addresses'
import { VisibleText } from './visible-text'
import { duration, PHASE_WORDS } from './words'

const LABELS: ReadonlyArray<readonly [keyof AttemptView['timings'], string]> = [
  ['resolve', 'resolved'],
  ['connect', 'connected'],
  ['proxy', 'proxy ready'],
  ['tls', 'TLS ready'],
  ['sent', 'request sent'],
  ['firstByte', 'first octet'],
  ['head', 'head complete'],
  ['total', 'ended'],
]

const BAR: Record<PhaseView['state'], string> = {
  running: 'bg-accent animate-pulse',
  reached: 'bg-accent',
  failed: 'bg-fail',
  skipped: 'bg-border-strong',
}

function Row({ phase, span }: { phase: PhaseView; span: number }) {
  const end = phase.endedAt ?? span
  const left = (phase.startedAt / span) * 100
  const width = Math.max(((end - phase.startedAt) / span) * 100, 0.4)
  return (
    <tr className="border-b last:border-b-0">
      <th scope="row" className="w-24 px-3 py-1.5 text-left font-medium">
        {PHASE_WORDS[phase.phase].name}
      </th>
      <td className="py-1.5 max-sm:hidden" aria-hidden="true">
        <div className="relative h-3 min-w-40 rounded-xs bg-sunken">
          <div
            className={cn('absolute inset-y-0 rounded-xs', BAR[phase.state])}
            style={{ left: `${Math.min(left, 99.6)}%`, width: `${Math.min(width, 100)}%` }}
          />
        </div>
      </td>
      <td className="tabular w-24 whitespace-nowrap px-3 py-1.5 text-right">
        {duration(Math.max(0, end - phase.startedAt))}
        {phase.state !== 'reached' && (
          <span className={cn('block text-2xs', phase.state === 'failed' ? 'text-fail' : 'text-muted')}>{phase.state}</span>
        )}
      </td>
      <td className="mono min-w-0 break-all px-3 py-1.5 text-muted">
        <VisibleText text={phase.detail} />
      </td>
    </tr>
  )
}

/** Why an address was left for the next one. */
function FailedAddress({ failed: { code, detail } }: { failed: TriedView }) {
  return (
    <span className="text-xs">
      <span className="text-fail">failed: {code}</span>{' '}
      <span className="mono break-words text-muted">
        <VisibleText text={detail} />
      </span>
    </span>
  )
}

/** When each phase began and ended, and which addresses there were. */
export function TimingTab({ view }: { view: AttemptView }) {
  // The time frames travelled would flatten everything before it: the waterfall shows the way to the answer.
  const phases = view.phases.filter((phase) => phase.state !== 'skipped' && phase.phase !== 'open' && phase.phase !== 'closing')
  const span = Math.max(0.001, ...phases.map((phase) => phase.endedAt ?? phase.startedAt))
  const failed = failedAddresses(view)
  const known = LABELS.filter(([key]) => view.timings[key] !== null)
  return (
    <div className="space-y-3">
      <section aria-label="Phases" className="overflow-x-auto rounded-md border bg-surface">
        <table className="w-full border-collapse">
          <caption className="sr-only">Phases with their duration in milliseconds</caption>
          <thead className="sr-only">
            <tr>
              <th scope="col">Phase</th>
              <th scope="col" className="max-sm:hidden">
                Span
              </th>
              <th scope="col">Took</th>
              <th scope="col">What came of it</th>
            </tr>
          </thead>
          <tbody>
            {phases.map((phase) => (
              <Row key={`${phase.phase}-${phase.startedAt}`} phase={phase} span={span} />
            ))}
          </tbody>
        </table>
      </section>
      <div className="grid gap-3 md:grid-cols-2">
        <section className="rounded-md border bg-surface px-3 py-2.5">
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
        <section className="rounded-md border bg-surface px-3 py-2.5">
          <h3 className="font-medium">Addresses of {view.target.host}</h3>
          {view.target.addresses.length === 0 ? (
            <p className="mt-1 text-muted">None was resolved.</p>
          ) : (
            <ul className="mt-1 space-y-0.5">
              {view.target.addresses.map(({ address, family }) => (
                <li key={address} className="flex flex-wrap gap-x-3">
                  <span className="mono">{address}</span>
                  <span className="text-muted text-xs">
                    IPv{family}
                    {address === view.target.address && ', used'}
                  </span>
                  {failed
                    .filter((one) => one.address === address)
                    .map((one) => (
                      <FailedAddress key={one.detail} failed={one} />
                    ))}
                </li>
              ))}
            </ul>
          )}
        </section>
      </div>
    </div>
  )
}
