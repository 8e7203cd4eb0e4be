'use client'

import { useQueryClient } from '@tanstack/react-query'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { toast } from '@/components/ui/toast'
import { annotateAttempt } from '@/lib/client/annotate'
import { errorText } from '@/lib/client/api'
import { deleteAttempt, repeatAttempt } from '@/lib/client/attempt-actions'
import type { AttemptSummary } from '@/lib/client/history'
import type { useHistory } from '@/lib/client/use-history'

/** Does something, and says so when it fails. */
export async function told(title: string, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    toast({ tone: 'fail', title, description: errorText(error) })
  }
}

type History = Pick<ReturnType<typeof useHistory>, 'items' | 'change'>

/** What is done with a row of the list, which then shows it; `onGone` is told what was deleted, and the row beside it. */
export function useRowActions({ items, change }: History, onGone: (id: string, beside: string | undefined) => void) {
  const router = useRouter()
  const client = useQueryClient()
  const [busy, setBusy] = useState(false)
  const write = (id: string, part: Partial<AttemptSummary>) => change((attempt) => (attempt.id === id ? { ...attempt, ...part } : attempt))
  return {
    /** An attempt is being repeated. */
    busy,
    write,
    async repeat(id: string) {
      setBusy(true)
      await told('The attempt was not repeated', async () => router.push(`/attempts/${(await repeatAttempt(id)).id}`))
      setBusy(false)
    },
    pin: ({ id, pinned }: AttemptSummary) =>
      void told(pinned ? 'The attempt was not unpinned' : 'The attempt was not pinned', async () =>
        write(id, await annotateAttempt(id, { pinned: !pinned })),
      ),
    remove: ({ id }: AttemptSummary) =>
      void told('The attempt was not deleted', async () => {
        await deleteAttempt(id)
        toast({ tone: 'pass', title: 'Attempt deleted' })
        const at = items.findIndex((attempt) => attempt.id === id)
        change((attempt) => (attempt.id === id ? null : attempt))
        void client.invalidateQueries({ queryKey: ['history-total'] })
        onGone(id, (items[at + 1] ?? items[at - 1])?.id)
      }),
  }
}
