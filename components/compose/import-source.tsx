import { FileUp } from 'lucide-react'
import { type ClipboardEvent, type DragEvent, useRef, useState } from 'react'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { DialogContent } from '@/components/ui/dialog'
import { FieldError } from '@/components/ui/field'
import { Spinner } from '@/components/ui/spinner'
import { Textarea } from '@/components/ui/textarea'
import type { ImportSource, ReadImport } from '@/lib/client/import-text'
import { Problems } from './import-problems'

type ImportSourceFormProps = {
  text: string
  onText: (text: string) => void
  onRead: (source: ImportSource) => void
  /** What is being read: the name of a file, or the pasted text. */
  reading: { readonly name: string | null } | null
  onStop: () => void
  /** Why the last text gave nothing. */
  failed: ReadImport | null
  error: string | null
}

/** Where the text comes from: pasted, typed, chosen or dropped as a file. */
export function ImportSourceForm({ text, onText, onRead, reading, onStop, failed, error }: ImportSourceFormProps) {
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    const [file] = event.clipboardData.files
    if (file) {
      event.preventDefault()
      onRead({ file })
      return
    }
    if (selectionEnd - selectionStart !== value.length) return
    const pasted = event.clipboardData.getData('text')
    if (pasted.trim() !== '') onRead({ text: pasted })
  }
  const onDrag = (event: DragEvent) => {
    if (!event.dataTransfer.types.includes('Files')) return
    event.preventDefault()
    setOver(true)
  }
  const onDrop = (event: DragEvent) => {
    const [file] = event.dataTransfer.files
    setOver(false)
    if (!file) return
    event.preventDefault()
    onRead({ file })
  }
  return (
    <DialogContent
      title="Paste"
      description="A command of curl, wscat or websocat, a browser’s copy of a request, a HAR, a Postman or Insomnia collection, URLs, a request as it travels, or a log."
      size="lg"
      footer={
        reading ? (
          <>
            <p role="status" className="mr-auto flex min-w-0 items-center gap-2 text-muted text-xs">
              <Spinner /> <span className="truncate">{reading.name === null ? 'Reading' : `Reading ${reading.name}`}</span>
            </p>
            <Button onClick={onStop}>Stop</Button>
          </>
        ) : (
          <>
            <Button className="mr-auto" onClick={() => input.current?.click()}>
              <FileUp /> From a file
            </Button>
            <Button variant="primary" disabled={text.trim() === ''} onClick={() => onRead({ text })}>
              Read
            </Button>
          </>
        )
      }
    >
      {/* biome-ignore lint/a11y/noStaticElementInteractions: dropping is a shorter way to what the button does */}
      <div className="grid gap-3" onDragOver={onDrag} onDragLeave={() => setOver(false)} onDrop={onDrop}>
        <div className={cn('grid gap-1.5 rounded-md', over && 'outline-2 outline-accent outline-offset-4')}>
          <Textarea
            wire
            autoFocus
            aria-label="Text to read"
            aria-describedby="import-file-hint"
            placeholder={"curl --http1.1 -i -N --header 'Upgrade: websocket' … https://host/path\nSEVERE: Handshake error. …"}
            className="min-h-48"
            value={text}
            onChange={(event) => onText(event.target.value)}
            onPaste={onPaste}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) onRead({ text })
            }}
          />
          <p id="import-file-hint" className="text-muted text-xs">
            A file can be dropped here: up to 64 MB, read in this browser and not uploaded.
          </p>
        </div>
        <input
          ref={input}
          type="file"
          accept=".har,.json,.txt,.log,.sh,.ps1,.yaml,.yml,application/json,text/plain"
          aria-label="File to import"
          tabIndex={-1}
          className="sr-only"
          onChange={(event) => {
            const file = event.target.files?.[0]
            event.target.value = ''
            if (file) onRead({ file })
          }}
        />
        {failed ? <Problems {...failed} /> : null}
        {failed && failed.answer.notes.length > 0 ? (
          <ul aria-label="Notes" className="grid gap-1 text-muted text-xs">
            {failed.answer.notes.map((note) => (
              <li key={note.code + note.text}>{note.text}</li>
            ))}
          </ul>
        ) : null}
        {error ? <FieldError>{error}</FieldError> : null}
      </div>
    </DialogContent>
  )
}
