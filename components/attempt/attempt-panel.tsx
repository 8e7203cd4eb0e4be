'use client'

import { Terminal } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { useCallback, useMemo } from 'react'
import { FramesOnDemand, useFramesAhead } from '@/components/frames/frames-on-demand'
import { copyAsCurl } from '@/components/reproduce/copy-as-curl'
import { EmptyState } from '@/components/ui/empty-state'
import { Skeleton } from '@/components/ui/skeleton'
import { TabsContent, TabsList, TabsTrigger, UrlTabs } from '@/components/ui/tabs'
import { useUrlState } from '@/components/ui/use-url-state'
import { FindingList } from '@/components/verdict/finding-list'
import { byTone } from '@/components/verdict/tone'
import { VerdictMark } from '@/components/verdict/verdict-mark'
import { type AttemptFeed, framesSoFar } from '@/lib/client/attempt-feed'
import type { Command } from '@/lib/client/commands'
import { useAttemptEvents } from '@/lib/client/use-attempt-events'
import { useCommands } from '@/lib/client/use-commands'
import { givenOf } from '@/lib/core/interchange/reproduce/given'
import type { AttemptView } from '@/lib/core/report/view'
import type { AttemptHandlers } from './attempt-actions'
import { AttemptHeader } from './attempt-header'
import { ClientsLine } from './clients-line'
import { ClientsTab } from './clients-tab'
import { CloseNotice } from './close-notice'
import { DraftTab } from './draft-tab'
import { ExpectationList } from './expectation-list'
import { FailureNotice } from './failure-notice'
import { HandshakeTab } from './handshake-tab'
import { ImportedNotice } from './imported-notice'
import { LitProvider } from './lit'
import { evidencePlaces } from './lit-places'
import { PhaseProgress } from './phase-progress'
import { RedirectNotice } from './redirect-notice'
import { RejudgedNotice } from './rejudged-notice'
import { TimingTab } from './timing-tab'
import { TlsTab } from './tls-tab'
import { count } from './words'

const DiagnosisPanel = dynamic(() => import('@/components/diagnosis/diagnosis-panel'), { loading: () => null })
const LastWorked = dynamic(() => import('@/components/compare/last-worked'), { loading: () => null })
const LadderTab = dynamic(() => import('@/components/ladder/ladder-tab'), { loading: () => <Skeleton className="h-96 w-full" /> })
const CommentsTab = dynamic(() => import('@/components/comments/comments-tab'), { loading: () => <Skeleton className="h-48 w-full" /> })
const ReproduceTab = dynamic(() => import('@/components/reproduce/reproduce-tab'), {
  loading: () => <Skeleton className="h-96 w-full" />,
})
const TABS = ['handshake', 'findings', 'frames', 'timing', 'tls', 'clients', 'ladder', 'reproduce', 'draft', 'comments'] as const

function FindingsMark({ view }: { view: AttemptView }) {
  const { fail, warn, pass } = byTone(view.verdicts)
  const tone = fail.length > 0 ? 'fail' : warn.length > 0 ? 'warn' : pass.length > 0 ? 'pass' : null
  if (tone === null) return null
  const number = tone === 'fail' ? fail.length : tone === 'warn' ? warn.length : pass.length
  return (
    <span className="inline-flex items-center gap-1 text-xs">
      <VerdictMark tone={tone} className="size-3.5" />
      {number}
    </span>
  )
}

const isDiagnosed = ({ outcome, diagnoses, answeredBy, captureNext }: AttemptView) =>
  outcome !== null && (diagnoses.length > 0 || answeredBy !== null || captureNext.length > 0)

function Loading() {
  return (
    <div aria-busy="true" className="space-y-3 p-4">
      <span className="sr-only">Loading the attempt</span>
      <Skeleton className="h-5 w-28" />
      <Skeleton className="h-7 w-2/3" />
      <Skeleton className="h-64 w-full" />
    </div>
  )
}

/** One attempt as it is told, live or from history: the sentence first, then everything it rests on. */
export function AttemptResult({ view, feed, ...handlers }: AttemptHandlers & { view: AttemptView; feed: AttemptFeed }) {
  const router = useRouter()
  const [tab, setTab] = useUrlState('tab')
  const [finding, setFinding] = useUrlState('finding')
  const showBytes = useCallback(
    (rule: string) => {
      setFinding(rule)
      setTab(null)
    },
    [setFinding, setTab],
  )
  const [, setFrame] = useUrlState('frame')
  const showFrame = useCallback(
    (n: number) => {
      setFrame(String(n))
      setTab('frames')
    },
    [setFrame, setTab],
  )
  const evidence = useMemo(
    () => evidencePlaces({ diagnoses: view.diagnoses, answeredBy: view.answeredBy }),
    [view.diagnoses, view.answeredBy],
  )
  const { draft, request, target } = view
  const commands = useMemo(
    (): readonly Command[] => [
      {
        id: 'attempt-curl',
        title: 'Copy the attempt as curl',
        group: 'Attempt',
        icon: <Terminal />,
        run: () => void copyAsCurl(draft, givenOf({ request, target })),
      },
      {
        id: 'attempt-reproduce',
        title: 'Reproduce the attempt with another tool',
        keywords: 'export curl wscat websocat k6 node python markdown har ticket',
        group: 'Attempt',
        icon: <Terminal />,
        run: () => setTab('reproduce'),
      },
    ],
    [draft, request, target, setTab],
  )
  useCommands(commands)
  const connecting = view.state === 'connecting'
  const opened = view.outcome === 'accepted' || view.outcome === 'invalid'
  const failed = view.outcome !== null && view.outcome !== 'accepted' && (view.state === 'closed' || view.state === 'interrupted')
  const frames = framesSoFar(feed, view)
  useFramesAhead(view.id, frames, feed)
  const tabs = view.tls === null ? TABS.filter((tab) => tab !== 'tls') : TABS
  return (
    <article aria-label="Attempt" className="@container flex min-w-0 flex-[1_0_auto] flex-col gap-3 p-3 sm:p-4">
      <AttemptHeader view={view} connection={feed.connection} {...handlers} />
      {view.imported && <ImportedNotice imported={view.imported} />}
      {view.rejudged && <RejudgedNotice view={view} rejudged={view.rejudged} />}
      {connecting && <PhaseProgress view={view} />}
      {view.expectations !== null && <ExpectationList expectations={view.expectations} onShowFrame={showFrame} />}
      {failed && <LastWorked key={view.id} id={view.id} />}
      <FailureNotice view={view} />
      <RedirectNotice view={view} onFollowed={handlers.onRepeated ?? ((id) => router.push(`/attempts/${id}`))} />
      {view.close && opened && <CloseNotice close={view.close} />}
      {tab !== 'clients' && <ClientsLine view={view} onShow={() => setTab('clients')} />}
      {view.recording !== null && (
        <p role="status" className="text-warn">
          {view.recording}
        </p>
      )}
      {view.limits.length > 0 && <p className="text-warn">Our own limits cut this attempt short: {view.limits.join(', ')}.</p>}
      <LitProvider pinned={finding} onPin={setFinding} evidence={evidence}>
        {isDiagnosed(view) && <DiagnosisPanel view={view} onShowBytes={showBytes} {...handlers} />}
        <UrlTabs param="tab" defaultValue="handshake" values={tabs} className="flex-1">
          <TabsList aria-label="Parts of the attempt" className="-mx-3 mb-3 sm:mx-0 sm:px-0">
            <TabsTrigger value="handshake">Handshake</TabsTrigger>
            <TabsTrigger value="findings">
              Findings <FindingsMark view={view} />
            </TabsTrigger>
            <TabsTrigger value="frames">
              Frames {frames > 0 && <span className="tabular text-muted text-xs">{count(frames)}</span>}
            </TabsTrigger>
            <TabsTrigger value="timing">Timing</TabsTrigger>
            {view.tls !== null && <TabsTrigger value="tls">TLS</TabsTrigger>}
            <TabsTrigger value="clients">Clients</TabsTrigger>
            <TabsTrigger value="ladder">Ladder</TabsTrigger>
            <TabsTrigger value="reproduce">Reproduce</TabsTrigger>
            <TabsTrigger value="draft">Draft</TabsTrigger>
            <TabsTrigger value="comments">Comments</TabsTrigger>
          </TabsList>
          <TabsContent value="handshake">
            <HandshakeTab view={view} />
          </TabsContent>
          <TabsContent value="findings">
            <FindingList verdicts={view.verdicts} rulesVersion={view.rulesVersion} onShowBytes={showBytes} onShowFrame={showFrame} />
          </TabsContent>
          <TabsContent value="frames" className="flex-col data-[state=active]:flex">
            <FramesOnDemand view={view} feed={feed} />
          </TabsContent>
          <TabsContent value="timing">
            <TimingTab view={view} />
          </TabsContent>
          {view.tls !== null && (
            <TabsContent value="tls">
              <TlsTab view={view} tls={view.tls} />
            </TabsContent>
          )}
          <TabsContent value="clients">
            <ClientsTab view={view} />
          </TabsContent>
          <TabsContent value="ladder">
            <LadderTab attemptId={view.id} />
          </TabsContent>
          <TabsContent value="reproduce">
            <ReproduceTab view={view} />
          </TabsContent>
          <TabsContent value="draft">
            <DraftTab draft={view.draft} />
          </TabsContent>
          <TabsContent value="comments">
            <CommentsTab attemptId={view.id} onShowFrame={showFrame} />
          </TabsContent>
        </UrlTabs>
      </LitProvider>
    </article>
  )
}

/** An attempt by its id: follows it while it runs, replays it afterwards; the same page both times. */
export function AttemptPanel({ id, ...handlers }: AttemptHandlers & { id: string }) {
  const feed = useAttemptEvents(id)
  if (feed.attempt === null) {
    if (feed.connection !== 'lost') return <Loading />
    return (
      <EmptyState title="This attempt cannot be shown">
        It was deleted, or Sockscope does not answer. Reload the page to try again.
      </EmptyState>
    )
  }
  return <AttemptResult view={feed.attempt} feed={feed} {...handlers} />
}
