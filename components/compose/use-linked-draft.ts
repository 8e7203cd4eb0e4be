'use client'

import { useEffect, useEffectEvent, useState } from 'react'
import type { DraftState } from '@/lib/client/composer/use-draft'
import type { LinkedDraft } from '@/lib/core/interchange/draft-link'

/**
 * Opens the draft that the fragment of the page's address carries, and takes it out of the address. Where another draft stands in the
 * composer, it is given to be asked for first; `forget` ends that.
 */
export function useLinkedDraft(state: DraftState): { readonly asked: LinkedDraft | null; readonly forget: () => void } {
  const [asked, setAsked] = useState<LinkedDraft | null>(null)
  const open = useEffectEvent(async () => {
    const { hash, pathname, search } = window.location
    if (!hash.startsWith('#draft=')) return
    window.history.replaceState(window.history.state, '', pathname + search)
    // What reads it is fetched only where there is something to read.
    setAsked(await (await import('./open-linked-draft')).openLinkedDraft(hash, state))
  })
  useEffect(() => {
    if (!state.ready) return
    const now = () => void open()
    now()
    window.addEventListener('hashchange', now)
    return () => window.removeEventListener('hashchange', now)
  }, [state.ready])
  return { asked, forget: () => setAsked(null) }
}
