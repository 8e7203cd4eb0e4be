import { VisibleText } from '@/components/attempt/visible-text'
import type { HistoryMatch } from '@/lib/client/history'

const PART_WORDS: Readonly<Record<string, string>> = {
  url: 'URL',
  name: 'name',
  note: 'note',
  request: 'request',
  response: 'response',
  body: 'body',
  diagnosis: 'diagnosis',
  messages: 'messages',
}

/** Where the words of the search stand in an attempt. */
export function MatchSnippet({ match: { part, before, hit, after } }: { match: HistoryMatch }) {
  return (
    <span className="line-clamp-2 break-words text-muted text-xs">
      <span className="text-faint">found in {PART_WORDS[part] ?? part}: </span>
      <VisibleText text={before} />
      <mark className="rounded-xs bg-warn-soft px-px font-medium text-foreground">
        <VisibleText text={hit} />
      </mark>
      <VisibleText text={after} />
    </span>
  )
}
