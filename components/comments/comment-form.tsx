'use client'

import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Textarea } from '@/components/ui/textarea'
import { errorText } from '@/lib/client/api'
import { addComment } from '@/lib/client/comments'

type CommentFormProps = {
  attemptId: string
  /** The frame it will be about; null: the attempt. */
  frame: number | null
  /** Makes it about the attempt. */
  onFrame: () => void
}

/** Writes a comment. */
export function CommentForm({ attemptId, frame, onFrame }: CommentFormProps) {
  const queries = useQueryClient()
  const [text, setText] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const send = async () => {
    if (text.trim() === '' || busy) return
    setBusy(true)
    setProblem(null)
    try {
      await addComment(attemptId, { text: text.trim(), frame })
      setText('')
      onFrame()
      await queries.invalidateQueries({ queryKey: ['comments', attemptId] })
    } catch (error) {
      setProblem(errorText(error))
    }
    setBusy(false)
  }
  const submit = (event: FormEvent) => {
    event.preventDefault()
    void send()
  }
  return (
    <form onSubmit={submit} className="grid gap-2">
      <Field label="Your comment" error={problem} hint="Secrets of the attempt are masked in what you paste">
        {(control) => (
          <Textarea
            {...control}
            autoFocus={frame !== null}
            maxLength={10_000}
            rows={3}
            value={text}
            onChange={(event) => setText(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || !(event.metaKey || event.ctrlKey)) return
              event.preventDefault()
              event.stopPropagation()
              void send()
            }}
          />
        )}
      </Field>
      <div className="flex items-center gap-2">
        <Button type="submit" variant="primary" disabled={busy || text.trim() === ''}>
          Comment
        </Button>
        {frame === null ? null : (
          <span className="flex items-center gap-1">
            <Badge>on frame {frame}</Badge>
            <IconButton label="On the attempt instead" size="icon-sm" onClick={onFrame}>
              <X />
            </IconButton>
          </span>
        )}
      </div>
    </form>
  )
}
