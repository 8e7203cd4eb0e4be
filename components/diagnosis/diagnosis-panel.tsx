'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import type { AttemptHandlers } from '@/components/attempt/attempt-actions'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { useUrlState } from '@/components/ui/use-url-state'
import type { AttemptView } from '@/lib/core/report/view'
import { CauseCard } from './cause-card'
import { SideBySide } from './side-by-side'
import { WhoAnswered } from './who-answered'

/** So many causes are shown before the rest is asked for. */
const FIRST = 3

const causesText = (count: number) => (count === 1 ? '1 cause' : `${count} causes, the surest first`)

function CaptureNext({ steps }: { steps: readonly string[] }) {
  return (
    <section aria-label="What to capture next" className="px-3 py-2.5">
      <h3 className="font-semibold text-sm">What to capture next</h3>
      <p className="text-muted text-sm">What was seen does not decide the cause. These steps would:</p>
      <ol className="mt-1 list-decimal space-y-1 pl-5">
        {steps.map((step) => (
          <li key={step} className="max-w-[80ch] [overflow-wrap:anywhere]">
            <VisibleText text={step} />
          </li>
        ))}
      </ol>
    </section>
  )
}

type PanelProps = { view: AttemptView; onShowBytes: (key: string) => void } & Pick<AttemptHandlers, 'onRepeated'>

/** Who answered, the ranked causes with what to do and to try, and, where none is sure, what to capture next. */
export default function DiagnosisPanel({ view, onShowBytes, onRepeated }: PanelProps) {
  const router = useRouter()
  const [tried, setTried] = useUrlState('tried')
  const [all, setAll] = useState(false)
  const { diagnoses, answeredBy, captureNext } = view
  const shown = all ? diagnoses : diagnoses.slice(0, FIRST)
  const hidden = diagnoses.length - shown.length
  const open = (id: string) => {
    setTried(null)
    if (onRepeated) onRepeated(id)
    else router.push(`/attempts/${id}`)
  }
  return (
    <div className="space-y-3">
      <section aria-label="Diagnosis" className="divide-y rounded-md border bg-surface">
        {answeredBy && <WhoAnswered answeredBy={answeredBy} onShowBytes={onShowBytes} />}
        {diagnoses.length > 0 && (
          <div>
            <h3 className="px-3 pt-2 pb-1 text-muted text-xs">{causesText(diagnoses.length)}</h3>
            <ol aria-label="Causes" className="divide-y">
              {shown.map((diagnosis, n) => (
                <li key={diagnosis.id}>
                  <CauseCard diagnosis={diagnosis} attemptId={view.id} open={n === 0} onShowBytes={onShowBytes} onTried={setTried} />
                </li>
              ))}
            </ol>
            {hidden > 0 && (
              <Button variant="ghost" size="sm" className="m-1.5" onClick={() => setAll(true)}>
                Show {hidden} more {hidden === 1 ? 'cause' : 'causes'}
              </Button>
            )}
          </div>
        )}
        {captureNext.length > 0 && <CaptureNext steps={captureNext} />}
      </section>
      {tried !== null && <SideBySide view={view} triedId={tried} onOpen={open} onClose={() => setTried(null)} />}
    </div>
  )
}
