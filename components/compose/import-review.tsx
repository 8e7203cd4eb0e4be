import { useState } from 'react'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { DialogContent } from '@/components/ui/dialog'
import { ScrollArea } from '@/components/ui/scroll-area'
import { type ImportAnswer, type ReadImport, withProposal } from '@/lib/client/import-text'
import type { HeaderEntry, RequestDraft } from '@/lib/core/handshake/draft'
import { entryText } from '@/lib/core/handshake/entry'
import type { ImportFormat, ImportNote, Placeholder } from '@/lib/core/interchange/import-result'
import { fillPlaceholders, findPlaceholders } from '@/lib/core/interchange/placeholders'
import { DraftChooser } from './draft-chooser'
import { ImportNotes } from './import-notes'
import { Placeholders } from './import-placeholders'
import { Problems } from './import-problems'
import { LineText } from './line-field'
import { LogMeaning } from './log-meaning'
import { shownUrl } from './named-drafts'

const FORMATS: Record<ImportFormat, string> = {
  curl: 'a curl command',
  wscat: 'a wscat command',
  websocat: 'a websocat command',
  powershell: 'an Invoke-WebRequest command',
  fetch: 'a fetch or WebSocket call',
  har: 'a HAR',
  postman: 'a Postman collection',
  insomnia: 'an Insomnia export',
  url: 'a URL',
  'url-list': 'a list of URLs',
  profile: 'profile file',
  raw: 'a request head',
  'agent-log': 'a log',
}

type ReviewProps = { read: ReadImport; onBack: () => void; onUse: (draft: RequestDraft) => void }

/** What was understood: which request of several, what it asks for, what was changed or left out, and the draft it comes to. */
export function ImportReview({ read, onBack, onUse }: ReviewProps) {
  const { answer } = read
  const [at, setAt] = useState(0)
  const [drafts, setDrafts] = useState(answer.drafts)
  const [taken, setTaken] = useState<readonly ImportNote[]>([])
  const [values, setValues] = useState(() => withFreshKeys({}, answer.placeholders))
  const placeholders = at === 0 ? answer.placeholders : findPlaceholders(answer.drafts[at] ?? { url: '' })
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''))
  const draft = fillPlaceholders(drafts[at] ?? { url: '' }, given)
  const choose = (index: number) => {
    setAt(index)
    setValues(withFreshKeys(values, findPlaceholders(answer.drafts[index] ?? { url: '' })))
  }
  const take = (note: ImportNote) => {
    const [first] = answer.drafts
    if (note.apply === undefined || first === undefined) return
    setDrafts(drafts.with(0, withProposal(drafts[0] ?? first, first, note.apply)))
    setTaken([...taken, note])
  }
  const use = () => onUse(draft)
  return (
    <DialogContent
      title={`Read as ${FORMATS[answer.format]}`}
      description={descriptionOf(answer, draft)}
      size="lg"
      footer={
        <>
          <Button variant="ghost" className="mr-auto" onClick={onBack}>
            Paste something else
          </Button>
          <Button variant="primary" onClick={use}>
            Use draft
          </Button>
        </>
      }
    >
      <div className="grid gap-4 [&>*]:min-w-0">
        <Problems {...read} />
        <LogMeaning diagnoses={answer.diagnoses} />
        {answer.drafts.length < 2 ? null : answer.format === 'agent-log' ? (
          <Ways drafts={answer.drafts} at={at} onChoose={choose} />
        ) : (
          <DraftChooser drafts={answer.drafts} at={at} onChoose={choose} onUse={use} />
        )}
        <Placeholders placeholders={placeholders} values={values} onChange={setValues} />
        <ImportNotes notes={answer.notes} taken={taken} {...(at === 0 ? { onTake: take } : {})} />
        <section className="grid gap-1.5">
          <h3 className="font-medium text-xs">Draft</h3>
          <ScrollArea label="Draft" className="max-h-72 rounded-md border bg-sunken px-2.5 py-2">
            <p className="mono whitespace-pre font-medium">{shownUrl(draft.url)}</p>
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

/** The few requests that a log leads to, each a way to look further. */
function Ways({ drafts, at, onChoose }: { drafts: readonly RequestDraft[]; at: number; onChoose: (index: number) => void }) {
  return (
    <div className="flex flex-wrap gap-1">
      {drafts.map((each, index) => (
        <Button
          key={`${each.url} ${each.note ?? ''}`}
          size="sm"
          variant={index === at ? 'secondary' : 'ghost'}
          aria-pressed={index === at}
          onClick={() => onChoose(index)}
        >
          {each.note || `Request ${index + 1}`}
        </Button>
      ))}
    </div>
  )
}

/** Values with a fresh key for every word that stands for one, unless something was given for it. */
function withFreshKeys(values: Readonly<Record<string, string>>, placeholders: readonly Placeholder[]): Readonly<Record<string, string>> {
  const fresh = placeholders.filter(({ suggestion, token }) => suggestion === 'auto' && !Object.hasOwn(values, token))
  return { ...values, ...Object.fromEntries(fresh.map(({ token }) => [token, '{{auto}}'])) }
}

function descriptionOf({ format, problems, drafts }: ImportAnswer, draft: RequestDraft): string {
  if (problems.length > 0) return 'Some words could not be read and were left out.'
  if (format === 'agent-log') return 'What its lines mean, and a request that shows what the log does not. Nothing was sent.'
  const choice = drafts.length > 1 ? 'Choose the request to open. ' : ''
  const added = draft.headers?.some(isGenerated) ? 'Lines marked auto were added.' : 'Nothing was added.'
  return `${choice}${added} Everything stays editable.`
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
