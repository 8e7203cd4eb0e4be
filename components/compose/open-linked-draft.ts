import { toast } from '@/components/ui/toast'
import { type DraftState, FIRST_DRAFT } from '@/lib/client/composer/use-draft'
import { draftOfFragment } from '@/lib/client/draft-link'
import type { RequestDraft } from '@/lib/core/handshake/draft'
import type { LinkedDraft } from '@/lib/core/interchange/draft-link'

/** Whether nothing would be lost: the draft everyone begins with, or an empty one, with the lines it came with. */
function isUntouched({ url, headers = [], ...rest }: RequestDraft): boolean {
  const isPlain = headers.every((entry) => 'generated' in entry && entry.generated === true)
  return (url === FIRST_DRAFT.url || url === '') && isPlain && Object.keys(rest).length === 0
}

/**
 * Opens the draft that a fragment carries, or tells why it cannot be opened. Gives the draft back unopened where it has to be asked
 * for first.
 */
export async function openLinkedDraft(fragment: string, state: DraftState): Promise<LinkedDraft | null> {
  const read = await draftOfFragment(fragment)
  if (read === null) return null
  if (!read.ok) {
    toast({ tone: 'fail', title: 'The draft of the link could not be opened', description: read.message })
    return null
  }
  if (!isUntouched(state.draft)) return read.linked
  takeLinkedDraft(read.linked, state)
  return null
}

/** Puts a linked draft into the composer. */
export function takeLinkedDraft({ name, request }: LinkedDraft, { load, undo }: DraftState): void {
  load(request)
  toast({
    tone: 'pass',
    title: name === undefined ? 'The draft of the link is in the composer' : `“${name.slice(0, 200)}” is in the composer`,
    description: 'Nothing was sent. Secrets are placeholders: give them a value below the lines.',
    action: { label: 'Undo', onSelect: undo },
  })
}
