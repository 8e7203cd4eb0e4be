'use client'

import { X } from 'lucide-react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import type { FilterWord } from './filter-words'
import type { ChangeHistory } from './use-history-filter'

/** What narrows the list, in words, each to be taken away. */
export function FilterChips({ words, onChange, onClear }: { words: readonly FilterWord[]; onChange: ChangeHistory; onClear: () => void }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for fields
    <div role="group" aria-label="Active filters" className="flex flex-wrap items-center gap-1.5">
      {words.map(({ key, words: text, without }) => (
        <Button
          key={key}
          size="sm"
          aria-label={`Without ${text}`}
          title={`Without ${text}`}
          className="min-w-0 max-w-full border-transparent bg-accent-soft font-normal"
          onClick={() => onChange(without)}
        >
          <span className="truncate">
            <VisibleText text={text} />
          </span>
          <X aria-hidden="true" className="text-muted" />
        </Button>
      ))}
      <Button variant="ghost" size="sm" onClick={onClear}>
        Clear
      </Button>
    </div>
  )
}
