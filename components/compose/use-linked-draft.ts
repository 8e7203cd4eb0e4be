'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import { toast } from '@/components/ui/toast'
import type { DraftState } from '@/lib/client/composer/use-draft'
import { FIRST_DRAFT } from '@/lib/client/composer/use-draft'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { LinkedDraft } from '@/lib/core/interchange/draft-link'

/** Whether nothing would be lost: the draft everyone begins with, or an empty one, with the lines it came with. */
function isUntouched({ url, headers = [], ...rest }: RequestDraft): boolean {
  const isPlain = headers.every((entry) => 'generated' in entry && entry.generated === true)
  return (url === FIRST_DRAFT.url || url === '') && isPlain && Object.keys(rest).length === 0
}

/**
 * Opens the draft that the fragment of the page's address carries, and takes it out of the address. Where another draft stands in the
 * composer it is asked for first: `asked` is what to ask about.
 */
export function useLinkedDraft({ ready, draft, load, undo }: Pick<DraftState, 'ready' | 'draft' | 'load' | 'undo'>) {
  const [asked, setAsked] = useState<LinkedDraft | null>(null)
  const use = (linked: LinkedDraft) => {
    load(linked.request)
    setAsked(null)
    toast({
      tone: 'pass',
      title: linked.name === undefined ? 'The draft of the link is in the composer' : `“${linked.name.slice(0, 200)}” is in the composer`,
      description: 'Nothing was sent. Secrets are placeholders: give them a value below the lines.',
      action: { label: 'Undo', onSelect: undo },
    })
  }
  const open = useEffectEvent(async () => {
    const { hash } = window.location
    if (!hash.startsWith('#draft=')) return
    window.history.replaceState(window.history.state, '', window.location.pathname + window.location.search)
    // What reads it is fetched only where there is something to read.
    const { draftOfFragment } = await import('@/lib/client/draft-link')
    const read = await draftOfFragment(hash)
    if (read === null) return
    if (!read.ok) toast({ tone: 'fail', title: 'The draft of the link could not be opened', description: read.message })
    else if (isUntouched(draft)) use(read.linked)
    else setAsked(read.linked)
  })
  useEffect(() => {
    if (!ready) return
    const now = () => void open()
    now()
    window.addEventListener('hashchange', now)
    return () => window.removeEventListener('hashchange', now)
  }, [ready])
  return { asked, use, forget: () => setAsked(null) }
}
