'use client'

import { useEffect, useEffectEvent } from 'react'
import { toast } from '@/components/ui/toast'
import { useUrlState } from '@/components/ui/use-url-state'
import { api, errorText } from '@/lib/client/api'
import type { DraftState } from '@/lib/client/composer/use-draft'
import { draftOfPractice, type PracticeList } from '@/lib/client/practice'
import { draftOfProfile, readProfile } from '@/lib/client/profiles'
import type { AttemptView } from '@/lib/core/report/view'

/** Loads the draft that `?profile=`, `?attempt=` or `?url=` names, then takes the parameter out of the URL, so that a reload keeps later edits. */
export function useOpenedDraft({ ready, load }: Pick<DraftState, 'ready' | 'load'>): void {
  const [profileId, setProfileId] = useUrlState('profile')
  const [attemptId, setAttemptId] = useUrlState('attempt')
  const [url, setUrl] = useUrlState('url')

  const open = useEffectEvent(async (signal: AbortSignal) => {
    try {
      if (profileId !== null) {
        const profile = await readProfile(profileId, signal)
        load(draftOfProfile(profile), { id: profile.id, name: profile.name, version: profile.version })
        setProfileId(null)
      } else if (attemptId !== null) {
        const attempt = await api<AttemptView>(`/api/attempts/${encodeURIComponent(attemptId)}`, { signal })
        load({ ...attempt.draft, keptFrom: { attemptId: attempt.id } })
        setAttemptId(null)
      } else if (url !== null) {
        const practice = url.startsWith('practice:')
          ? (await api<PracticeList>('/api/practice', { signal })).items.find((item) => item.url === url)
          : undefined
        load(practice ? draftOfPractice(practice) : { url })
        setUrl(null)
      }
    } catch (error) {
      if (!signal.aborted) toast({ tone: 'fail', title: 'The draft could not be opened', description: errorText(error) })
    }
  })

  // biome-ignore lint/correctness/useExhaustiveDependencies: the event reads them; a change of either opens anew
  useEffect(() => {
    if (!ready) return
    const controller = new AbortController()
    void open(controller.signal)
    return () => controller.abort()
  }, [ready, profileId, attemptId, url])
}
