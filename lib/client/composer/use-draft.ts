'use client'

import { useCallback, useEffect, useEffectEvent, useLayoutEffect, useMemo, useState } from 'react'
import type { RequestDraft } from '../../core/handshake/draft'
import { type Composer, composerOf, draftOf } from './composer'
import { withUrl } from './edit'
import { changedTo, redone, type Undoable, undoable, undone } from './history'
import { originOf, standardLines } from './standard-lines'
import { type OpenedProfile, storeDraft, storedDraft } from './stored-draft'

export const FIRST_DRAFT: RequestDraft = { url: 'practice:/echo' }

type Held = { readonly composer: Composer; readonly profile: OpenedProfile | null; readonly keptOrigin: string | null }

/** Changes the composer; changes with the same `key` in a row are one step of undo. */
export type Edit = (change: (composer: Composer) => Composer, key?: string) => void

export type DraftState = {
  readonly composer: Composer
  readonly draft: RequestDraft
  readonly profile: OpenedProfile | null
  /** The endpoint the masked values belong to; they are not sent to another. */
  readonly keptOrigin: string | null
  /** false until what was stored in the browser has been read. */
  readonly ready: boolean
  readonly edit: Edit
  readonly setUrl: (url: string) => void
  readonly load: (draft: RequestDraft, profile?: OpenedProfile | null) => void
  readonly setProfile: (profile: OpenedProfile | null) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly canUndo: boolean
  readonly canRedo: boolean
}

function heldOf(draft: RequestDraft, profile: OpenedProfile | null): Held {
  const composer = composerOf(draft, standardLines(draft.url) ?? standardLines('ws://example.com/') ?? [])
  return { composer, profile, keptOrigin: draft.keptFrom ? originOf(draft.url) : null }
}

/** The draft of the workbench: survives a reload, can be undone. */
export function useDraft(): DraftState {
  const [state, setState] = useState<Undoable<Held>>(() => undoable(heldOf(FIRST_DRAFT, null)))
  const [ready, setReady] = useState(false)

  useLayoutEffect(() => {
    const stored = storedDraft()
    if (stored) setState(undoable(heldOf(stored.draft, stored.profile)))
    setReady(true)
  }, [])

  const { composer, profile, keptOrigin } = state.present
  const draft = useMemo(() => draftOf(composer), [composer])

  const store = useEffectEvent(() => ready && storeDraft({ draft, profile }))
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is stored is read by the event; these say when
  useEffect(() => {
    const timer = setTimeout(() => store(), 200)
    return () => clearTimeout(timer)
  }, [draft, profile, ready])
  useEffect(() => {
    const now = () => store()
    window.addEventListener('pagehide', now)
    return () => {
      window.removeEventListener('pagehide', now)
      now()
    }
  }, [])

  const edit = useCallback<Edit>((change, key) => {
    setState((held) => changedTo(held, { ...held.present, composer: change(held.present.composer) }, key ?? null))
  }, [])
  const setUrl = useCallback((url: string) => edit((held) => withUrl(held, url, standardLines(url)), 'url'), [edit])
  const load = useCallback((next: RequestDraft, from: OpenedProfile | null = null) => {
    setState((held) => changedTo(held, heldOf(next, from), null))
  }, [])
  const setProfile = useCallback((next: OpenedProfile | null) => {
    setState((held) => ({ ...held, present: { ...held.present, profile: next } }))
  }, [])
  const undo = useCallback(() => setState(undone), [])
  const redo = useCallback(() => setState(redone), [])

  return {
    composer,
    draft,
    profile,
    keptOrigin,
    ready,
    edit,
    setUrl,
    load,
    setProfile,
    undo,
    redo,
    canUndo: state.past.length > 0,
    canRedo: state.future.length > 0,
  }
}
