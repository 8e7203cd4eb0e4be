import type { AttemptSummary } from '@/lib/client/history'

/** What can be done with a row. */
export type RowHandlers = {
  onChoose: (attempt: AttemptSummary, shiftKey: boolean) => void
  onRepeat: (id: string) => void
  onDelete: (attempt: AttemptSummary) => void
  onPin: (attempt: AttemptSummary) => void
  /** Its name and note are to be written, beginning with the one or the other. */
  onAnnotate: (attempt: AttemptSummary, field: 'name' | 'note') => void
  /** Opens a page of ours. */
  onGo: (path: string) => void
}
