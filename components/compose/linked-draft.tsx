'use client'

import { Confirm } from '@/components/ui/alert-dialog'
import type { LinkedDraft } from '@/lib/core/interchange/draft-link'

/** Asks before a draft that came in a link takes the place of the one in the composer. */
export function LinkedDraftQuestion({ linked, onUse, onClose }: { linked: LinkedDraft; onUse: () => void; onClose: () => void }) {
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title="Open the draft of this link?"
      action="Open it"
      danger={false}
      onConfirm={onUse}
    >
      <p>
        {linked.name === undefined ? 'It leads' : `“${linked.name.slice(0, 200)}” leads`} to{' '}
        <bdi className="mono [overflow-wrap:anywhere]">{linked.request.url.slice(0, 300)}</bdi>. It takes the place of the draft you work
        on; Undo brings that back. Nothing is sent.
      </p>
    </Confirm>
  )
}
