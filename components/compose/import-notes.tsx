import { Check, Info } from 'lucide-react'
import { Button } from '@/components/ui/button'
import type { ImportNote } from '@/lib/core/interchange/import-result'

type NotesProps = {
  notes: readonly ImportNote[]
  taken: readonly ImportNote[]
  /** Absent where what a note proposes is about another draft than the one shown. */
  onTake?: (note: ImportNote) => void
}

/** What was changed or left out, and what can be added by one button. */
export function ImportNotes({ notes, taken, onTake }: NotesProps) {
  if (notes.length === 0) return null
  return (
    <section className="grid gap-1.5">
      <h3 className="font-medium text-xs">Notes</h3>
      <ul className="divide-y rounded-md border">
        {notes.map((note) => (
          <li key={note.code + note.text} className="flex items-start gap-2 px-2.5 py-1.5 text-xs">
            <Info aria-hidden className="mt-0.5 size-3.5 shrink-0 text-info" />
            <span className="min-w-0 flex-1 break-words py-0.5">{note.text}</span>
            {note.apply === undefined || onTake === undefined ? null : taken.includes(note) ? (
              <span className="flex h-6 items-center gap-1 text-pass">
                <Check aria-hidden className="size-3.5" /> Done
              </span>
            ) : (
              <Button size="sm" onClick={() => onTake(note)}>
                Do that
              </Button>
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
