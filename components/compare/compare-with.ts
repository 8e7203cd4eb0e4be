import { toast } from '@/components/ui/toast'
import { comparePath, readLastGood } from '@/lib/client/compare'

/** Goes to the comparison of an attempt with the last that worked, or with the one before it; says so where there is none. */
export async function compareWith(id: string, which: 'attempt' | 'previous', go: (path: string) => void): Promise<void> {
  const other = (await readLastGood(id))[which]
  if (other !== null) go(comparePath(other.id, id))
  else toast({ tone: 'info', title: NONE[which] })
}

const NONE = { attempt: 'No attempt like this one was accepted before', previous: 'This is the first attempt at this URL' } as const
