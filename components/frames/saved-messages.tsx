'use client'

import { BookmarkPlus, ChevronDown, MessageSquareText } from 'lucide-react'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import type { FrameDraft, SavedMessage } from '@/lib/core/handshake/draft'
import type { AttemptView } from '@/lib/core/report/view'
import { useMessageBook } from './message-book'
import type { MessageBook } from './message-book-context'

type SavedMessagesProps = {
  view: AttemptView
  /** What is composed now; null where that cannot be kept. */
  frame: FrameDraft | null
  onUse: (message: SavedMessage) => void
}

function SaveMessage({ book, frame, onClose }: { book: MessageBook; frame: FrameDraft; onClose: () => void }) {
  const [name, setName] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const taken = book.messages.some((message) => message.name === name.trim())
  const save = async () => {
    if (book.save === undefined || name.trim() === '') return
    setBusy(true)
    setProblem(null)
    try {
      const where = await book.save({ name: name.trim(), frame })
      toast({ tone: 'pass', title: `“${name.trim()}” is kept`, description: where })
      onClose()
    } catch (error) {
      setProblem(errorText(error))
    }
    setBusy(false)
  }
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      <DialogContent
        size="sm"
        title="Save message"
        description="It is kept with the draft and its profile, placeholders included; values typed for them are not."
        footer={
          <Button variant="primary" type="submit" form="save-message" disabled={busy || name.trim() === ''}>
            {taken ? 'Replace' : 'Save'}
          </Button>
        }
      >
        <form
          id="save-message"
          onSubmit={(event) => {
            event.preventDefault()
            void save()
          }}
        >
          <Field label="Name" hint={taken ? 'A message of this name is there: it is replaced' : undefined}>
            {(control) => <Input {...control} autoFocus maxLength={200} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          {problem !== null && <FieldError>{problem}</FieldError>}
        </form>
      </DialogContent>
    </Dialog>
  )
}

/** The messages of the profile: one is chosen into the composer, what is composed is kept as another. */
export function SavedMessages({ view, frame, onUse }: SavedMessagesProps) {
  const book = useMessageBook(view)
  const [saving, setSaving] = useState(false)
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm">
            <MessageSquareText aria-hidden="true" />
            Messages
            <ChevronDown aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start">
          {book.messages.map((message) => (
            <DropdownMenuItem key={message.name} onSelect={() => onUse(message)}>
              <span className="max-w-72 truncate">{message.name}</span>
            </DropdownMenuItem>
          ))}
          <DropdownMenuItem disabled={book.save === undefined || frame === null} onSelect={() => setSaving(true)}>
            <BookmarkPlus />
            {book.save === undefined ? 'Save the draft as a profile to keep messages' : 'Save this message…'}
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {saving && frame !== null && <SaveMessage book={book} frame={frame} onClose={() => setSaving(false)} />}
    </>
  )
}
