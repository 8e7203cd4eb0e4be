'use client'

import { CircleCheck, CircleDashed, CircleX, Info } from 'lucide-react'
import Link from 'next/link'
import { useEffect, useRef, useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import { Spinner } from '@/components/ui/spinner'
import { errorText } from '@/lib/client/api'
import { checkJenkins } from '@/lib/client/jenkins-checks'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { ChecksView, CheckView } from '@/lib/core/jenkins/checks-view'
import { CHECK_WORDS, CHECKS } from '@/lib/core/jenkins/judge-check'

const MARKS = {
  good: { icon: CircleCheck, tone: 'text-pass', word: 'Good' },
  bad: { icon: CircleX, tone: 'text-fail', word: 'Agents fail here' },
  note: { icon: Info, tone: 'text-accent', word: 'Good to know' },
  skipped: { icon: CircleDashed, tone: 'text-muted', word: 'Left out' },
} as const

/** The checks of a controller: what each does there before it runs, then what it means for agents. */
export function ChecksDialog({ draft, onClose }: { draft: RequestDraft; onClose: () => void }) {
  const [view, setView] = useState<ChecksView | null>(null)
  const [problem, setProblem] = useState<unknown>(null)
  const [running, setRunning] = useState(false)
  const stop = useRef<AbortController | null>(null)
  useEffect(() => () => stop.current?.abort(), [])

  const run = async () => {
    const controller = new AbortController()
    stop.current = controller
    setRunning(true)
    setProblem(null)
    try {
      setView(await checkJenkins(draft, controller.signal))
    } catch (error) {
      if (!controller.signal.aborted) setProblem(error)
    } finally {
      setRunning(false)
    }
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        title="Check this Jenkins"
        description={view ? view.root : 'Pages that agents and people meet there, one after the other. No check brings a node online.'}
        footer={
          running ? (
            <>
              <span role="status" className="mr-auto flex items-center gap-2 text-muted text-xs">
                <Spinner /> Asking one page after the other
              </span>
              <Button onClick={() => stop.current?.abort()}>Stop</Button>
            </>
          ) : (
            <Button variant="primary" onClick={run}>
              {view ? 'Run again' : 'Run the checks'}
            </Button>
          )
        }
      >
        {problem ? <FieldError className="pb-2">{errorText(problem)}</FieldError> : null}
        <ul aria-label="Checks" className="grid gap-3">
          {view
            ? view.checks.map((check) => <Told key={check.id} check={check} />)
            : CHECKS.map((id) => <Planned key={id} {...CHECK_WORDS[id]} />)}
        </ul>
        {view?.configured ? <Configured {...view.configured} /> : null}
      </DialogContent>
    </Dialog>
  )
}

function Planned({ title, sideEffect }: { title: string; sideEffect: string }) {
  return (
    <li>
      <p className="font-medium">{title}</p>
      <p className="text-muted text-xs">Side effect: {sideEffect}</p>
    </li>
  )
}

function Told({ check }: { check: CheckView }) {
  const { icon: Icon, tone, word } = MARKS[check.state]
  return (
    <li className="flex items-start gap-2">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0">
        <p className="font-medium">
          {check.title} <span className={`font-normal text-xs ${tone}`}>{word}</span>
        </p>
        <p>
          <VisibleText text={check.says} />
        </p>
        {check.advice ? (
          <p className="text-muted text-xs">
            <VisibleText text={check.advice} />
          </p>
        ) : null}
        {check.attemptId ? (
          <Link href={`/attempts/${check.attemptId}`} className="text-accent text-xs underline">
            Open this attempt
          </Link>
        ) : null}
      </div>
    </li>
  )
}

function Configured({ nodeName, url, tunnel, webSocket, workDir }: NonNullable<ChecksView['configured']>) {
  const rows = [
    ['Node', nodeName],
    ['Jenkins URL', url],
    ['Connects over', webSocket ? 'WebSocket' : 'TCP'],
    ['Tunnel', tunnel],
    ['Work directory', workDir],
  ] as const
  return (
    <section aria-label="How the node is set up" className="mt-4 rounded-md border bg-surface px-3 py-2">
      <h3 className="font-semibold text-sm">How the node is set up</h3>
      <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs">
        {rows.map(([name, value]) =>
          value === null ? null : (
            <div key={name} className="contents">
              <dt className="text-muted">{name}</dt>
              <dd className="mono break-all">
                <VisibleText text={value} />
              </dd>
            </div>
          ),
        )}
      </dl>
    </section>
  )
}
