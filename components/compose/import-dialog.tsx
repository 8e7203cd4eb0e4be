'use client'

import type { RequestDraft } from '@/lib/core/handshake/draft'

export function ImportDialog(_: { text: string; onClose: () => void; onUse: (draft: RequestDraft) => void }) {
  return null
}
