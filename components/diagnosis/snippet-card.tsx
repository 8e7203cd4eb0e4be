import { CopyButton } from '@/components/ui/copy-button'
import type { Snippet } from '@/lib/core/endpoints/snippet'

/** Configuration to copy, with what it is for and where its directives are documented. */
export function SnippetCard({ snippet }: { snippet: Pick<Snippet, 'title' | 'text' | 'source'> }) {
  return (
    <figure className="overflow-hidden rounded-md border">
      <figcaption className="flex min-h-8 items-center gap-2 border-b bg-sunken px-2 py-0.5 text-xs">
        <span className="min-w-0 flex-1 font-medium">{snippet.title}</span>
        <CopyButton value={snippet.text} label={`Copy ${snippet.title}`} />
      </figcaption>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
      <section tabIndex={0} aria-label={snippet.title} className="max-h-80 overflow-auto bg-surface px-2.5 py-2">
        <pre className="mono text-xs">{snippet.text}</pre>
      </section>
      <p className="border-t px-2 py-1 text-muted text-xs [overflow-wrap:anywhere]">{snippet.source}</p>
    </figure>
  )
}
