import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useContext } from 'react'
import { draftOfProfile, readProfile, saveProfile } from '@/lib/client/profiles'
import type { AttemptView } from '@/lib/core/report/view'
import { type MessageBook, MessageBookContext, withMessage } from './message-book-context'

/** The book of the page around, else that of the attempt's profile, else what the attempt itself brought. */
export function useMessageBook({ profileId, draft }: AttemptView): MessageBook {
  const around = useContext(MessageBookContext)
  const client = useQueryClient()
  const { data: profile } = useQuery({
    queryKey: ['profile', profileId],
    queryFn: ({ signal }) => readProfile(profileId ?? '', signal),
    enabled: around === null && profileId !== null,
  })
  if (around !== null) return around
  const { messages = [] } = profile?.request.session ?? draft.session ?? {}
  if (profileId === null) return { messages }
  return {
    messages,
    async save(message) {
      // Read anew: somebody may have saved it meanwhile.
      const newest = await readProfile(profileId)
      const { session = {} } = newest.request
      const request = { ...draftOfProfile(newest), session: { ...session, messages: withMessage(session.messages ?? [], message) } }
      const saved = await saveProfile(profileId, newest.version, { name: newest.name, request })
      client.setQueryData(['profile', profileId], saved)
      return `In the profile “${saved.name}”, version ${saved.version}`
    },
  }
}
