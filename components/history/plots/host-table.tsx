'use client'

import { attempts } from '@/components/attempt/attempt-count'
import { VisibleText } from '@/components/attempt/visible-text'
import { count } from '@/components/attempt/words'
import type { HostCounts, Stats } from '@/lib/client/stats'
import { countsText, percentText } from './plot-words'

const [WIDTH, HEIGHT] = [160, 20]

/** Attempts over time, the accepted ones from the ground up. */
function Spark({ counts, accepted }: Pick<HostCounts, 'counts' | 'accepted'>) {
  const most = Math.max(1, ...counts)
  const step = WIDTH / counts.length
  const bar = (value: number) => (value === 0 ? 0 : Math.max(1, (value / most) * HEIGHT))
  return (
    <svg aria-hidden="true" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" className="block h-5 w-full">
      {counts.map((value, place) =>
        value === 0 ? null : (
          // biome-ignore lint/suspicious/noArrayIndexKey: a bar is its place
          <g key={place} transform={`translate(${place * step} 0)`}>
            <rect y={HEIGHT - bar(value)} width={Math.max(1, step - 0.5)} height={bar(value)} fill="var(--fail)" fillOpacity={0.55} />
            <rect
              y={HEIGHT - bar(accepted[place] ?? 0)}
              width={Math.max(1, step - 0.5)}
              height={bar(accepted[place] ?? 0)}
              fill="var(--pass)"
            />
          </g>
        ),
      )}
    </svg>
  )
}

type HostTableProps = { stats: Stats; chosen: string; onHost: (host: string) => void }

/** The hosts with the most attempts; a click narrows the history to one, another shows all again. */
export function HostTable({ stats: { hosts, otherHosts }, chosen, onHost }: HostTableProps) {
  return (
    <>
      <table className="w-full table-fixed text-sm">
        <caption className="sr-only">Attempts by host, those with the most first</caption>
        <thead className="text-2xs text-muted">
          <tr>
            <th scope="col" className="py-0.5 pr-3 text-left font-normal">
              host
            </th>
            <th scope="col" className="w-24 py-0.5 text-left font-normal sm:w-44">
              over time
            </th>
            <th scope="col" className="w-16 py-0.5 text-right font-normal">
              attempts
            </th>
            <th scope="col" className="w-20 py-0.5 text-right font-normal">
              accepted
            </th>
          </tr>
        </thead>
        <tbody>
          {hosts.map((one) => (
            <tr key={one.host} className="border-t hover:bg-sunken/60" title={countsText(one.outcomes)}>
              <th scope="row" className="max-w-0 pr-3 text-left font-normal">
                <button
                  type="button"
                  aria-pressed={one.host === chosen}
                  onClick={() => onHost(one.host === chosen ? '' : one.host)}
                  className="mono min-h-6 max-w-full truncate rounded-sm text-left hover:underline aria-pressed:font-semibold aria-pressed:underline"
                >
                  <VisibleText text={one.host} />
                </button>
              </th>
              <td className="py-1">
                <Spark counts={one.counts} accepted={one.accepted} />
              </td>
              <td className="tabular text-right">{count(one.total)}</td>
              <td className="tabular text-right text-muted">{percentText(one.outcomes.accepted, one.total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="border-t pt-1 text-muted text-xs">
        Bars: all attempts, the accepted ones at the bottom, each host in a scale of its own.
        {otherHosts &&
          ` ${otherHosts.hosts === 1 ? '1 other host is' : `${count(otherHosts.hosts)} other hosts are`} not shown, with ${attempts(otherHosts.total)}.`}
      </p>
    </>
  )
}
