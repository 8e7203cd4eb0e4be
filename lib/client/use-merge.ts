import { useQuery } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { ComparedProfile } from '../core/changes/draft-parts'
import { type Choices, firstChoices, type MergeSide, mergeDifferences, mergedProfile } from '../core/changes/merge-profiles'
import type { RequestDraft } from '../core/handshake/draft'
import { draftOfProfile, listVersions, type Profile, type ProfileSave, readProfile, saveProfile } from './profiles'
import { PROFILES_KEY } from './use-profiles'

/** What somebody wants to save: what is left out is as it was in the version it was made from. */
export type Mine = { readonly labels: Omit<ProfileSave, 'request'>; readonly draft: RequestDraft }

/**
 * A save that came too late, set beside the newest version and the one both were made from: the differences, what is chosen of each,
 * and `save`, which fails with status 409 when somebody was faster once more; `refetch` then brings their version.
 */
export function useMerge(id: string, version: number, { labels, draft }: Mine) {
  const { data, error, isFetching, refetch } = useQuery({
    queryKey: [...PROFILES_KEY, 'merge', id, version],
    queryFn: async ({ signal }) => {
      const [theirs, base, newest] = await Promise.all([
        readProfile(id, signal),
        listVersions(id, version + 1, 1, signal),
        listVersions(id, null, 1, signal),
      ])
      return { theirs, base: base.items[0], by: newest.items[0]?.personName ?? '' }
    },
    staleTime: Number.POSITIVE_INFINITY,
  })
  const sides = useMemo(() => {
    if (data === undefined || data.base === undefined) return null
    const base = compared(data.base)
    const theirs = compared({ ...data.theirs, request: draftOfProfile(data.theirs) })
    const mine: ComparedProfile = { ...base, ...labels, request: draft }
    return { base, theirs, mine, differences: mergeDifferences(base, theirs, mine) }
  }, [data, labels, draft])
  const [picked, setPicked] = useState<Choices>({})
  const differences = sides?.differences ?? []
  const choices: Choices = { ...firstChoices(differences), ...picked }
  const open = differences.filter(({ id: one }) => choices[one] === undefined).length
  const save = async (): Promise<Profile> => {
    if (sides === null || data === undefined) throw new Error('The newest version is not known yet')
    return saveProfile(id, data.theirs.version, mergedProfile(sides.base, sides.theirs, sides.mine, choices))
  }
  return {
    differences,
    choices,
    choose: (difference: string, side: MergeSide) => setPicked((held) => ({ ...held, [difference]: side })),
    /** How many differences still wait for a choice. */
    open,
    theirs: data?.theirs ?? null,
    /** Who saved the newest version. */
    by: data?.by ?? '',
    error,
    isLoading: sides === null && error === null,
    isFetching,
    refetch: async () => {
      setPicked({})
      await refetch()
    },
    save,
  }
}

function compared({ name, folder, tags, note, request }: ComparedProfile): ComparedProfile {
  return { name, folder, tags, note, request }
}
