import { ExternalLink } from 'lucide-react'

/** A section of an RFC, opened beside this page. The address is ours, never the endpoint's. */
export function SectionLink({ title, url }: { title: string; url: string }) {
  return (
    <a
      href={url}
      target="_blank"
      rel="noreferrer"
      className="inline-flex items-center gap-1 whitespace-nowrap text-xs text-muted underline decoration-border-strong underline-offset-2 hover:text-foreground"
    >
      {title}
      <ExternalLink aria-hidden="true" className="size-3" />
      <span className="sr-only">(opens a new tab)</span>
    </a>
  )
}
