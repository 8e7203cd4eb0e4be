'use client'

import dynamic from 'next/dynamic'
import { Button } from '@/components/ui/button'
import { Skeleton } from '@/components/ui/skeleton'
import { TabsContent, TabsList, TabsTrigger, UrlTabs } from '@/components/ui/tabs'
import { errorText } from '@/lib/client/api'
import { type HistoryFilter, isNarrowed } from '@/lib/client/history'
import { useStats } from '@/lib/client/use-stats'
import { CauseTable } from './cause-table'
import { ChangeList } from './change-list'
import { HostTable } from './host-table'
import { OutcomeLegend } from './outcome-legend'
import { OutcomePlot } from './outcome-plot'
import { spanText } from './plot-words'

const PhasePlots = dynamic(() => import('./phase-plots'), { loading: () => <Skeleton className="h-40" />, ssr: false })
const TABS = ['hosts', 'latency', 'causes', 'changed']
/** The part below the outcomes scrolls within itself: the list of attempts stays near. */
const PART = 'max-h-64 overflow-y-auto px-3 py-2'

type PlotsProps = { filter: HistoryFilter; onChange: (part: Partial<HistoryFilter>) => void }

/** What the attempts that fit come to: outcomes over time, then hosts, latency, causes or changes. */
export default function Plots({ filter, onChange }: PlotsProps) {
  const { data: stats, error, isPlaceholderData, refetch } = useStats(filter)
  if (error !== null && stats === undefined) {
    return (
      <p className="flex flex-wrap items-center gap-2 p-3 text-sm">
        <span className="min-w-0 flex-1">The plots could not be loaded: {errorText(error)}</span>
        <Button size="sm" onClick={() => void refetch()}>
          Try again
        </Button>
      </p>
    )
  }
  if (stats === undefined) return <PlotsSkeleton />
  const { from, to, bucketMs } = stats
  const wholeTime = () => onChange({ from: '', to: '' })
  const timed = filter.from !== '' || filter.to !== ''
  const whole = timed && (
    <Button size="sm" onClick={wholeTime}>
      Whole time
    </Button>
  )
  if (from === null || to === null || bucketMs === null) {
    return (
      <p className="flex flex-wrap items-center gap-2 p-3 text-muted text-sm">
        <span className="min-w-0 flex-1">
          {isNarrowed(filter)
            ? 'No attempt fits the filter: there is nothing to plot.'
            : 'Nothing to plot yet: the first attempt begins it.'}
        </span>
        {whole}
      </p>
    )
  }
  const time = (from: string, to: string) => {
    // A first and a last bar may reach beyond what was asked for.
    const [asked, until] = [Date.parse(filter.from), Date.parse(filter.to)]
    onChange({ from: asked > Date.parse(from) ? filter.from : from, to: until < Date.parse(to) ? filter.to : to })
  }
  return (
    <div aria-busy={isPlaceholderData} className={isPlaceholderData ? 'opacity-60' : undefined}>
      <div className="space-y-1 px-3 pt-2">
        <div className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <OutcomeLegend stats={stats} chosen={filter.outcome} onOutcome={(outcome) => onChange({ outcome })} />
          <span className="tabular ml-auto text-muted text-xs">{spanText(Date.parse(from), Date.parse(to), bucketMs)}</span>
          {whole}
        </div>
        <OutcomePlot stats={stats} onTime={time} onWhole={wholeTime} />
        {stats.limits.map((limit) => (
          <p key={limit} className="pb-1 text-warn text-xs">
            {limit}
          </p>
        ))}
      </div>
      <UrlTabs param="plot" defaultValue="hosts" values={TABS} className="border-t">
        <TabsList aria-label="What is told of these attempts">
          <TabsTrigger value="hosts">Hosts</TabsTrigger>
          <TabsTrigger value="latency">Latency by phase</TabsTrigger>
          <TabsTrigger value="causes">Causes</TabsTrigger>
          <TabsTrigger value="changed">
            Changed lately
            {stats.changed.length > 0 && <span className="tabular text-muted"> {stats.changed.length + stats.otherChanged}</span>}
          </TabsTrigger>
        </TabsList>
        <TabsContent value="hosts" className={PART}>
          <HostTable stats={stats} chosen={filter.host} onHost={(host) => onChange({ host })} />
        </TabsContent>
        <TabsContent value="latency" className={PART}>
          <PhasePlots stats={stats} onTime={time} onWhole={wholeTime} />
        </TabsContent>
        <TabsContent value="causes" className={PART}>
          <CauseTable stats={stats} chosen={filter.diagnosis} onCause={(diagnosis) => onChange({ diagnosis })} />
        </TabsContent>
        <TabsContent value="changed" className={PART}>
          <ChangeList stats={stats} narrowed={isNarrowed({ ...filter, from: '', to: '', host: '', profileId: '' })} />
        </TabsContent>
      </UrlTabs>
    </div>
  )
}

function PlotsSkeleton() {
  return (
    <div aria-busy="true" className="space-y-2 p-3">
      <span className="sr-only">Counting the attempts</span>
      <Skeleton className="h-44 w-full" />
      <Skeleton className="h-40 w-full" />
    </div>
  )
}
