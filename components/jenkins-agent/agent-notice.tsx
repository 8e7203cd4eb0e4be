'use client'

import { Info, TriangleAlert } from 'lucide-react'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import { agentDraftOf, asDryRun, asReal, ONLINE_EFFECT } from '@/lib/core/jenkins/dry-run'

const ChecksDialog = dynamic(() => import('./checks-dialog').then((module) => module.ChecksDialog), { ssr: false })

/** Says what a draft to Jenkins' agents' endpoint would do there, and turns it into the other of both: the dry run, or the real handshake. */
export function AgentNotice({ draft, onChange }: { draft: RequestDraft; onChange: (draft: RequestDraft) => void }) {
  const [checking, setChecking] = useState(false)
  const kind = agentDraftOf(draft)
  if (kind === null) return null
  const other = kind === 'real' ? asDryRun(draft) : asReal(draft)
  const real = kind === 'real'
  return (
    <section
      aria-label="What this does at Jenkins"
      className={cn('flex flex-wrap items-center gap-x-3 gap-y-1.5 border-b px-3 py-2 text-xs', real ? 'bg-warn-soft' : 'bg-sunken')}
    >
      <p className="flex min-w-0 flex-[1_1_280px] items-start gap-1.5">
        {real ? (
          <TriangleAlert aria-hidden className="mt-px size-3.5 shrink-0 text-warn" />
        ) : (
          <Info aria-hidden className="mt-px size-3.5 shrink-0 text-accent" />
        )}
        <span>
          {real ? (
            <>
              <strong className="font-medium">This connects a Jenkins agent for real.</strong> {ONLINE_EFFECT}
            </>
          ) : (
            <>
              <strong className="font-medium">Dry run.</strong> Without the upgrade the controller checks name and secret and then refuses;
              the node does not come online. What is found missing of the upgrade is meant to be.
            </>
          )}
        </span>
      </p>
      {draft.url.startsWith('practice:') ? null : (
        <Button size="sm" variant="ghost" onClick={() => setChecking(true)}>
          Check this Jenkins
        </Button>
      )}
      {checking ? <ChecksDialog draft={draft} onClose={() => setChecking(false)} /> : null}
      {other ? (
        <Button size="sm" onClick={() => onChange(other)}>
          {real ? 'Make it a dry run' : 'Make it real'}
        </Button>
      ) : null}
    </section>
  )
}
