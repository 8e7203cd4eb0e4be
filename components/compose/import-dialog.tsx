'use client'

import { useMutation } from '@tanstack/react-query'
import { Check, Info } from 'lucide-react'
import { type ClipboardEvent, useEffect, useEffectEvent, useState } from 'react'
import { ServerState } from '@/components/shell/server-state'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Dialog, DialogContent } from '@/components/ui/dialog'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { ScrollArea } from '@/components/ui/scroll-area'
import { Spinner } from '@/components/ui/spinner'
import { Textarea } from '@/components/ui/textarea'
import { errorText } from '@/lib/client/api'
import { type ImportAnswer, importText, withProposal } from '@/lib/client/import-text'
import type { HeaderEntry, RequestDraft } from '@/lib/core/handshake/draft'
import { entryText } from '@/lib/core/handshake/entry'
import type { ImportFormat, ImportNote, ImportProblem, Placeholder } from '@/lib/core/interchange/import-result'
import { fillPlaceholders } from '@/lib/core/interchange/placeholders'
import { LineText } from './line-field'
import { LogMeaning } from './log-meaning'

type ImportDialogProps = { text: string; onClose: () => void; onUse: (draft: RequestDraft) => void }

const FORMATS: Record<ImportFormat, string> = {
  curl: 'curl command',
  url: 'URL',
  raw: 'request head',
  profile: 'profile file',
  'agent-log': 'log',
}

/** Paste something, see what was understood, answer what was left out, use it. */
export function ImportDialog(props: ImportDialogProps) {
  return (
    <ServerState>
      <Import {...props} />
    </ServerState>
  )
}

function Import({ text: given, onClose, onUse }: ImportDialogProps) {
  const [text, setText] = useState(given)
  const read = useMutation({ mutationFn: (pasted: string) => importText(pasted) })
  const first = useEffectEvent(() => given !== '' && read.mutate(given))
  useEffect(() => {
    first()
  }, [])
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const { selectionStart, selectionEnd, value } = event.currentTarget
    if (selectionEnd - selectionStart !== value.length) return
    const pasted = event.clipboardData.getData('text')
    if (pasted.trim() !== '') read.mutate(pasted)
  }
  const result = read.data
  return (
    <Dialog open onOpenChange={(open) => !open && onClose()}>
      {result && result.drafts.length > 0 && !read.isPending ? (
        <Review key={read.submittedAt} text={read.variables ?? ''} result={result} onBack={read.reset} onUse={onUse} />
      ) : (
        <DialogContent
          title="Paste"
          description="A curl command, a URL, a request as it travels, or a log: of an agent, a client, a browser’s console, a proxy."
          size="lg"
          footer={
            <Button variant="primary" disabled={text.trim() === '' || read.isPending} onClick={() => read.mutate(text)}>
              {read.isPending ? <Spinner className="text-current" /> : null} Read
            </Button>
          }
        >
          <div className="grid gap-3">
            <Textarea
              wire
              autoFocus
              aria-label="Text to read"
              placeholder={"curl --http1.1 -i -N --header 'Upgrade: websocket' … https://host/path\nSEVERE: Handshake error. …"}
              className="min-h-48"
              value={text}
              onChange={(event) => setText(event.target.value)}
              onPaste={onPaste}
              onKeyDown={(event) => {
                if (event.key === 'Enter' && (event.metaKey || event.ctrlKey)) read.mutate(text)
              }}
            />
            {result && result.drafts.length === 0 ? <Problems problems={result.problems} text={read.variables ?? ''} /> : null}
            {read.isError ? <FieldError>{errorText(read.error)}</FieldError> : null}
          </div>
        </DialogContent>
      )}
    </Dialog>
  )
}

type ReviewProps = { text: string; result: ImportAnswer; onBack: () => void; onUse: (draft: RequestDraft) => void }

function Review({ text, result, onBack, onUse }: ReviewProps) {
  const [at, setAt] = useState(0)
  const read = result.drafts[at] ?? result.drafts[0]
  const [drafts, setDrafts] = useState(result.drafts)
  const [taken, setTaken] = useState<readonly ImportNote[]>([])
  const [values, setValues] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(result.placeholders.filter(({ suggestion }) => suggestion === 'auto').map(({ token }) => [token, '{{auto}}'])),
  )
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const draft = fillPlaceholders(drafts[at] ?? { url: '' }, given)
  const take = (note: ImportNote) => {
    const { apply } = note
    if (apply === undefined || read === undefined) return
    setDrafts(drafts.with(0, withProposal(drafts[0] ?? read, result.drafts[0] ?? read, apply)))
    setTaken([...taken, note])
  }
  return (
    <DialogContent
      title={`Read as ${result.format === 'url' ? 'a URL' : `a ${FORMATS[result.format]}`}`}
      description={descriptionOf(result)}
      size="lg"
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={onBack}>
            Paste something else
          </Button>
          <Button variant="primary" onClick={() => onUse(draft)}>
            Use draft
          </Button>
        </>
      }
    >
      <div className="grid gap-4">
        <Problems problems={result.problems} text={text} />
        <LogMeaning diagnoses={result.diagnoses} />
        {result.drafts.length > 1 ? (
          <div className="flex flex-wrap gap-1">
            {result.drafts.map((each, index) => (
              <Button
                key={`${each.url} ${each.note ?? ''}`}
                size="sm"
                variant={index === at ? 'secondary' : 'ghost'}
                aria-pressed={index === at}
                onClick={() => setAt(index)}
              >
                {(result.format === 'agent-log' && each.note) || `Request ${index + 1}`}
              </Button>
            ))}
          </div>
        ) : null}
        <Placeholders placeholders={result.placeholders} values={values} onChange={setValues} />
        {result.notes.length > 0 ? (
          <section className="grid gap-1.5">
            <h3 className="font-medium text-xs">Notes</h3>
            <ul className="divide-y rounded-md border">
              {result.notes.map((note) => (
                <li key={note.code + note.text} className="flex items-start gap-2 px-2.5 py-1.5 text-xs">
                  <Info aria-hidden className="mt-0.5 size-3.5 shrink-0 text-info" />
                  <span className="min-w-0 flex-1 break-words py-0.5">{note.text}</span>
                  {note.apply === undefined || at !== 0 ? null : taken.includes(note) ? (
                    <span className="flex h-6 items-center gap-1 text-pass">
                      <Check aria-hidden className="size-3.5" /> Done
                    </span>
                  ) : (
                    <Button size="sm" onClick={() => take(note)}>
                      Do that
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          </section>
        ) : null}
        <section className="grid gap-1.5">
          <h3 className="font-medium text-xs">Draft</h3>
          <ScrollArea label="Draft" className="max-h-72 rounded-md border bg-sunken px-2.5 py-2">
            <p className="mono whitespace-pre font-medium">{draft.url}</p>
            {(draft.headers ?? []).map((entry, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines may repeat; a line is its place
              <p key={index} className="mono whitespace-pre">
                <LineText line={shownLine(entry)} />
                {isOff(entry) ? <Badge className="ml-2">off</Badge> : null}
                {isGenerated(entry) ? <Badge className="ml-2">auto</Badge> : null}
              </p>
            ))}
          </ScrollArea>
        </section>
      </div>
    </DialogContent>
  )
}

function descriptionOf({ format, problems }: ImportAnswer): string {
  if (problems.length > 0) return 'Some words could not be read and were left out.'
  if (format === 'agent-log') return 'What its lines mean, and a request that shows what the log does not. Nothing was sent.'
  return 'Nothing was added. Everything stays editable.'
}

/** A line that is marked secret without its value, unless a word still stands for it. */
function shownLine(entry: HeaderEntry): string {
  const text = entryText(entry)
  if (!('secret' in entry) || entry.secret !== true || /\{\{[^}]{1,100}\}\}/.test(text)) return text
  return `${text.slice(0, text.indexOf(':') + 1)} ********`
}

function isOff(entry: HeaderEntry): boolean {
  return 'enabled' in entry && entry.enabled === false
}

function isGenerated(entry: HeaderEntry): boolean {
  return 'generated' in entry && entry.generated === true
}

type PlaceholdersProps = {
  placeholders: readonly Placeholder[]
  values: Readonly<Record<string, string>>
  onChange: (values: Readonly<Record<string, string>>) => void
}

function Placeholders({ placeholders, values, onChange }: PlaceholdersProps) {
  if (placeholders.length === 0) return null
  return (
    <section className="grid gap-2">
      <div>
        <h3 className="font-medium text-xs">Words that stand for something</h3>
        <p className="text-muted text-xs">Empty: the word stays as it is.</p>
      </div>
      <div className="grid gap-3 sm:grid-cols-2">
        {placeholders.map(({ token, where, suggestion, secret, example }) => (
          <Field
            key={token}
            label={<span className="mono">{token}</span>}
            hint={
              suggestion === 'auto'
                ? `{{auto}}: a fresh key for each attempt`
                : `in ${where.length === 1 ? 'one place' : `${where.length} places`}`
            }
          >
            {(control) => (
              <Input
                wire
                {...control}
                type={secret ? 'password' : 'text'}
                autoComplete="off"
                placeholder={example}
                value={values[token] ?? ''}
                onChange={(event) => onChange({ ...values, [token]: event.target.value })}
              />
            )}
          </Field>
        ))}
      </div>
    </section>
  )
}

const AROUND = 36

/** What could not be read, with the words around it and the word itself marked. */
function Problems({ problems, text }: { problems: readonly ImportProblem[]; text: string }) {
  if (problems.length === 0) return null
  return (
    <ul aria-label="What could not be read" className="divide-y rounded-md border border-fail/40">
      {problems.map((problem) => (
        <li key={`${problem.start} ${problem.message}`} className="grid gap-1 px-2.5 py-2">
          <FieldError>{problem.message}</FieldError>
          <p className="mono overflow-hidden text-ellipsis whitespace-pre pl-[18px] text-muted">
            {problem.start > AROUND ? '…' : ''}
            {oneLine(text.slice(Math.max(0, problem.start - AROUND), problem.start))}
            <mark className="bg-fail-soft text-fail underline decoration-2 decoration-fail underline-offset-4">
              {oneLine(text.slice(problem.start, problem.end)) || '␣'}
            </mark>
            {oneLine(text.slice(problem.end, problem.end + AROUND))}
            {problem.end + AROUND < text.length ? '…' : ''}
          </p>
        </li>
      ))}
    </ul>
  )
}

function oneLine(text: string): string {
  return text.replace(/[\r\n\t]+/g, ' ')
}
