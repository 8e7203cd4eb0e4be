'use client'

import { Confirm } from '@/components/ui/alert-dialog'
import type { DraftState } from '@/lib/client/composer/use-draft'
import type { LinkedDraft } from '@/lib/core/interchange/draft-link'
import { takeLinkedDraft } from './open-linked-draft'

/** Asks before a draft that came in a link takes the place of the one in the composer. */
export function LinkedDraftQuestion({ linked, state, onClose }: { linked: LinkedDraft; state: DraftState; onClose: () => void }) {
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title="Open the draft of this link?"
      action="Open it"
      danger={false}
      onConfirm={() => takeLinkedDraft(linked, state)}
    >
      <p>
        {linked.name === undefined ? 'It leads' : `“${linked.name.slice(0, 200)}” leads`} to{' '}
        <bdi className="mono [overflow-wrap:anywhere]">{linked.request.url.slice(0, 300)}</bdi>. It takes the place of the draft you work
        on; Undo brings that back. Nothing is sent.
      </p>
    </Confirm>
  )
}
