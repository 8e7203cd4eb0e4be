'use client'

import { Download, TriangleAlert } from 'lucide-react'
import { useMemo, useState } from 'react'
import { ServerState } from '@/components/shell/server-state'
import { Confirm } from '@/components/ui/alert-dialog'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { Switch } from '@/components/ui/switch'
import { toast } from '@/components/ui/toast'
import { useUrlState } from '@/components/ui/use-url-state'
import { errorText } from '@/lib/client/api'
import { exportAddress } from '@/lib/client/frame-window'
import { readWithSecrets, type TextWithSecrets, useTicket } from '@/lib/client/reproduce'
import { savePayload } from '@/lib/client/save-payload'
import { utf8Encode } from '@/lib/core/bytes/utf8'
import { givenOf, REPRODUCERS, type Reproducer, reproduce, type Variable } from '@/lib/core/interchange/reproduce'
import type { AttemptView } from '@/lib/core/report/view'
import { TextCard } from './text-card'
import { secretsWords } from './words'

const TICKET = 'markdown'

/** The request of an attempt for other tools, and the attempt as a report; the choice stands in the URL. */
export default function ReproduceTab({ view }: { view: AttemptView }) {
  const [asked, setAsked] = useUrlState('as')
  const chosen = REPRODUCERS.find(({ format }) => format === asked) ?? (asked === TICKET ? null : (REPRODUCERS[0] ?? null))
  return (
    <div className="flex flex-col gap-3">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1.5">
        {/* biome-ignore lint/a11y/noLabelWithoutControl: the select inside is the control */}
        <label className="flex items-center gap-2">
          <span className="text-muted text-sm">Write it for</span>
          <Select
            aria-label="Write it for"
            value={chosen?.format ?? TICKET}
            onChange={(event) => setAsked(event.target.value === REPRODUCERS[0]?.format ? null : event.target.value)}
            className="w-52"
          >
            {REPRODUCERS.map(({ format, title }) => (
              <option key={format} value={format}>
                {title}
              </option>
            ))}
            <option value={TICKET}>A ticket, in Markdown</option>
          </Select>
        </label>
        <span className="ml-auto flex items-center gap-1.5">
          <Saved id={view.id} format="har" label="HAR" />
          <Saved id={view.id} format="json" label="JSON" />
        </span>
      </div>
      {chosen === null ? (
        <ServerState>
          <Ticket view={view} />
        </ServerState>
      ) : (
        <Reproduction key={chosen.format} view={view} reproducer={chosen} />
      )}
    </div>
  )
}

function Saved({ id, format, label }: { id: string; format: string; label: string }) {
  return (
    <Button asChild size="sm">
      <a href={exportAddress(id, format)} download>
        <Download aria-hidden="true" />
        {label}
      </a>
    </Button>
  )
}

function Reproduction({ view, reproducer }: { view: AttemptView; reproducer: Reproducer }) {
  const { format, title, extension } = reproducer
  const { draft, request, target } = view
  const masked = useMemo(() => reproduce(draft, format, givenOf({ request, target })), [draft, request, target, format])
  const [real, setReal] = useState<TextWithSecrets | null>(null)
  const { text, notes } = real ?? masked
  return (
    <>
      <TextCard
        label={title}
        text={text}
        onDownload={() => savePayload(`sockscope-${view.id}.${format}.${extension}`, utf8Encode(text))}
        lead={<RealValues id={view.id} reproducer={reproducer} variables={masked.variables} real={real} onReal={setReal} />}
      >
        {real === null ? (
          <Settings variables={masked.variables} />
        ) : (
          <p role="status" className="flex items-start gap-2 border-b bg-warn-soft px-3 py-1.5 text-sm text-warn">
            <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
            This text holds the real values. Whoever reads it can use them.
          </p>
        )}
      </TextCard>
      {notes.length > 0 && (
        <section aria-label="What is different" className="text-sm">
          <h3 className="font-medium">What {title} does in its own way</h3>
          <ul className="mt-1 list-disc space-y-0.5 pl-5 text-muted [overflow-wrap:anywhere]">
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}

/** The variables that stand for values, each with what it is. */
function Settings({ variables }: { variables: readonly Variable[] }) {
  if (variables.length === 0) return null
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 border-b bg-sunken px-3 py-1.5 text-xs">
      {variables.map(({ name, what }) => (
        <div key={name} className="contents">
          <dt className="mono [overflow-wrap:anywhere]">{name}</dt>
          <dd className="text-muted [overflow-wrap:anywhere]">{what}</dd>
        </div>
      ))}
    </dl>
  )
}

type RealValuesProps = {
  id: string
  reproducer: Reproducer
  variables: readonly Variable[]
  real: TextWithSecrets | null
  onReal: (text: TextWithSecrets | null) => void
}

/** The switch that brings real values into the text, once that was confirmed. */
function RealValues({ id, reproducer, variables, real, onReal }: RealValuesProps) {
  const [asking, setAsking] = useState(false)
  const [busy, setBusy] = useState(false)
  const secrets = variables.filter(({ secret }) => secret)
  if (secrets.length === 0) return <span className="text-muted text-xs">It holds no secret</span>
  const show = async () => {
    setBusy(true)
    try {
      onReal(await readWithSecrets(id, reproducer.format))
    } catch (error) {
      toast({ tone: 'fail', title: 'The values were not read', description: errorText(error) })
    }
    setBusy(false)
  }
  return (
    <>
      {/* biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control */}
      <label className="flex min-h-6 items-center gap-1.5 text-sm">
        <Switch
          checked={real !== null}
          disabled={busy}
          onCheckedChange={(on) => (on ? setAsking(true) : onReal(null))}
          aria-label="Real values"
        />
        Real values
      </label>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`The text will hold the real values of ${secretsWords(secrets.length)}`}
        action="Show real values"
        onConfirm={() => void show()}
      >
        <p>Whoever gets the text can use them:</p>
        <ul className="mt-1 list-disc pl-5 [overflow-wrap:anywhere]">
          {secrets.map(({ name, what }) => (
            <li key={name}>{what}</li>
          ))}
        </ul>
      </Confirm>
    </>
  )
}

function Ticket({ view }: { view: AttemptView }) {
  const { data, error } = useTicket(view)
  if (error !== null) return <EmptyState title="The report cannot be shown">{errorText(error)}</EmptyState>
  if (data === undefined) return <Skeleton className="h-96 w-full" />
  return (
    <TextCard
      label="Report in Markdown"
      text={data}
      onDownload={() => savePayload(`sockscope-${view.id}.md`, utf8Encode(data))}
      lead={<span className="text-muted text-xs">Secrets are masked</span>}
    />
  )
}
