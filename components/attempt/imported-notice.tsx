import { FileInput } from 'lucide-react'
import { Time } from '@/components/ui/time'
import type { ImportedMark } from '@/lib/core/report/view'

/** That a file of exported history brought the attempt, and what follows from that. */
export function ImportedNotice({ imported: { at, tool } }: { imported: ImportedMark }) {
  return (
    <p className="flex items-baseline gap-2 text-muted text-xs">
      <FileInput aria-hidden="true" className="size-3.5 shrink-0 self-center" />
      <span className="min-w-0 [overflow-wrap:anywhere]">
        Imported <Time value={at} />
        {tool === '' ? '' : ` from a file of ${tool}`}. Its secrets are masked for good, so it shows the verdict it was exported with, and
        newer rules do not judge it again.
      </span>
    </p>
  )
}
