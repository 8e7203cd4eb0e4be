'use client'

import { CornerDownRight } from 'lucide-react'
import { useId, useState } from 'react'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { followRedirect } from '@/lib/client/attempt-actions'
import type { AttemptView, RedirectView } from '@/lib/core/report/view'
import { listed } from '@/lib/core/spec/words'
import { VisibleText } from './visible-text'

/** The redirect that waits for a decision: the last one, once nothing follows it by itself any more. */
export function openRedirect({ redirects, state, draft }: Pick<AttemptView, 'redirects' | 'state' | 'draft'>): RedirectView | null {
  const last = redirects.at(-1)
  if (last === undefined || last.followed) return null
  const goesOn = state !== 'closed' && redirects.length <= (draft.network?.maxRedirects ?? 0)
  return goesOn ? null : last
}

function consequence({ sameOrigin, dropped }: RedirectView): string {
  if (sameOrigin) return 'Scheme, host and port stay the same, so every line of the request goes there too.'
  const kept = 'That is another origin: secrets of this one do not go there.'
  return dropped.length === 0 ? `${kept} This request has none.` : `${kept} Left out: ${listed(dropped)}.`
}

type RedirectNoticeProps = { view: AttemptView; onFollowed: (id: string) => void }

/** Where an answer redirects to, what following it would send, and the button that does it: nothing is followed without it. */
export function RedirectNotice({ view, onFollowed }: RedirectNoticeProps) {
  const [busy, setBusy] = useState(false)
  const words = useId()
  const redirect = openRedirect(view)
  if (redirect === null) return null
  const hops = view.redirects.length
  const follow = async () => {
    setBusy(true)
    try {
      onFollowed((await followRedirect(view.id, hops)).id)
    } catch (error) {
      toast({ tone: 'fail', title: 'The redirect was not followed', description: errorText(error) })
    }
    setBusy(false)
  }
  return (
    <section aria-label="Redirect" className="rounded-md border border-l-[3px] border-l-info bg-surface px-3 py-2.5">
      <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0 flex-[1_1_320px]">
          <h3 className="flex items-start gap-2 font-medium">
            <CornerDownRight aria-hidden="true" className="mt-0.5 size-4 shrink-0 text-info" />
            <span className="min-w-0 [overflow-wrap:anywhere]">
              {hops === 1 ? 'It redirects' : `After ${hops - 1} followed, it redirects again`} to{' '}
              <VisibleText text={redirect.url ?? redirect.location} className="mono" />
            </span>
          </h3>
          <p id={words} className="mt-0.5 max-w-[90ch] pl-6">
            {redirect.reason !== null ? (
              <>
                It cannot be followed: <VisibleText text={redirect.reason} />.
              </>
            ) : (
              <VisibleText text={`It was not followed. ${consequence(redirect)}`} />
            )}
          </p>
        </div>
        {redirect.reason === null && (
          <Button onClick={follow} disabled={busy} aria-describedby={words} className="max-sm:ml-6">
            <CornerDownRight aria-hidden="true" />
            Follow
          </Button>
        )}
      </div>
    </section>
  )
}
