import { cn } from '@/components/ui/cn'
import { Tooltip } from '@/components/ui/tooltip'
import { VisibleText } from './visible-text'
import { extentOf, type Step, ticksOf } from './waterfall-steps'
import { duration } from './words'

const BAR: Record<Step['state'], string> = {
  running: 'bg-accent animate-pulse',
  reached: 'bg-accent',
  failed: 'bg-fail',
  skipped: 'bg-border-strong',
}

type Extent = ReturnType<typeof extentOf>
const percent = (value: number, { from, to }: Extent) => ((value - from) / (to - from)) * 100

function Lines({ extent, ticks }: { extent: Extent; ticks: readonly number[] }) {
  return ticks.map((tick) => (
    <span key={tick} className="absolute inset-y-0 w-px bg-border" style={{ left: `${percent(tick, extent)}%` }} />
  ))
}

/** The words of the scale, each at its line; the first and last are kept inside. */
function Scale({ extent, ticks }: { extent: Extent; ticks: readonly number[] }) {
  return (
    <div className="relative h-4">
      {ticks.map((tick, i) => {
        const at = percent(tick, extent)
        const shift = at < 8 ? '0' : at > 92 ? '-100%' : '-50%'
        return (
          <span
            key={tick}
            className={cn('tabular absolute font-normal text-2xs text-muted', i % 2 === 1 && 'max-sm:hidden')}
            style={{ left: `${at}%`, transform: `translateX(${shift})` }}
          >
            {tick === 0 ? '0' : duration(tick)}
          </span>
        )
      })}
    </div>
  )
}

function Row({ step, extent, ticks }: { step: Step; extent: Extent; ticks: readonly number[] }) {
  const to = step.to ?? extent.to
  const left = Math.min(percent(step.from, extent), 99.5)
  const width = Math.min(Math.max(percent(to, extent) - left, 0.5), 100 - left)
  const took = duration(Math.max(0, to - step.from))
  return (
    <tr className="border-t">
      <th scope="row" className="px-3 py-1.5 text-left align-top font-medium">
        {step.name}
      </th>
      <td className="py-1.5 align-top">
        <div aria-hidden="true" className="relative h-5 bg-sunken">
          <Lines extent={extent} ticks={ticks} />
          <Tooltip content={`${step.name}: ${took}, from ${duration(step.from)} to ${step.to === null ? 'now' : duration(to)}`}>
            <div className={cn('absolute inset-y-1 rounded-xs', BAR[step.state])} style={{ left: `${left}%`, width: `${width}%` }} />
          </Tooltip>
        </div>
        {step.detail !== '' && (
          <p className="mono mt-0.5 text-muted [overflow-wrap:anywhere]">
            <VisibleText text={step.detail} />
          </p>
        )}
      </td>
      <td className="tabular whitespace-nowrap px-3 py-1.5 text-right align-top text-muted max-sm:hidden">{duration(step.from)}</td>
      <td className="tabular whitespace-nowrap px-3 py-1.5 text-right align-top">
        {took}
        {step.state !== 'reached' && (
          <span className={cn('block text-2xs', step.state === 'failed' ? 'text-fail' : 'text-muted')}>{step.state}</span>
        )}
      </td>
    </tr>
  )
}

/** The steps of connecting as bars on one scale, with the figures beside them: when each began, how long it took, what came of it. */
export function Waterfall({ steps }: { steps: readonly Step[] }) {
  const extent = extentOf(steps)
  const ticks = ticksOf(extent)
  return (
    <section aria-label="Waterfall" className="rounded-md border bg-surface">
      <table className="w-full table-fixed border-collapse">
        <caption className="sr-only">Steps of connecting: when each began after the start of the attempt, and how long it took</caption>
        <colgroup>
          <col className="w-20 sm:w-24" />
          <col />
          <col className="w-24 max-sm:hidden" />
          <col className="w-20 sm:w-24" />
        </colgroup>
        <thead className="text-muted text-xs">
          <tr>
            <th scope="col" className="px-3 py-1 text-left font-normal">
              Step
            </th>
            <th scope="col" className="py-1">
              <span className="sr-only">What came of it</span>
              <div aria-hidden="true">
                <Scale extent={extent} ticks={ticks} />
              </div>
            </th>
            <th scope="col" className="px-3 py-1 text-right font-normal max-sm:hidden">
              began at
            </th>
            <th scope="col" className="px-3 py-1 text-right font-normal">
              took
            </th>
          </tr>
        </thead>
        <tbody>
          {steps.map((step) => (
            <Row key={step.key} step={step} extent={extent} ticks={ticks} />
          ))}
        </tbody>
      </table>
    </section>
  )
}
