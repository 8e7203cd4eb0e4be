import { Download } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '@/components/ui/button'
import { CopyButton } from '@/components/ui/copy-button'

type TextCardProps = {
  /** What the text is, for those who hear it. */
  label: string
  text: string
  onDownload: () => void
  /** What stands above the text. */
  lead: ReactNode
  children?: ReactNode
}

/** A text to take along: copied, saved, and shown line for line; it scrolls within itself. */
export function TextCard({ label, text, onDownload, lead, children }: TextCardProps) {
  return (
    <figure className="min-w-0 overflow-hidden rounded-md border bg-surface">
      <figcaption className="flex min-h-9 flex-wrap items-center gap-x-3 gap-y-1 border-b px-3 py-1">
        {lead}
        <span className="ml-auto flex items-center gap-1.5">
          <CopyButton value={text} label="Copy" wordy />
          <Button size="sm" onClick={onDownload}>
            <Download aria-hidden="true" />
            Download
          </Button>
        </span>
      </figcaption>
      {children}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={label} className="max-h-[70vh] overflow-auto px-3 py-2 focus-visible:-outline-offset-2">
        <pre dir="ltr" className="mono text-xs leading-5 [unicode-bidi:isolate]">
          {text}
        </pre>
      </section>
    </figure>
  )
}
