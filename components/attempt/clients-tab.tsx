import { CircleCheck, CircleHelp, CircleX, ExternalLink, type LucideIcon } from 'lucide-react'
import Link from 'next/link'
import type { AttemptView, ClientReasonView, ClientView } from '@/lib/core/report/view'
import { clientGroups, clientsSentence } from './clients-words'
import { VisibleText } from './visible-text'

const LINK = 'underline decoration-border-strong underline-offset-2 hover:text-foreground'
const HOW: Record<ClientView['how'], string> = { measured: 'Measured', read: 'Read in its source', documented: 'As documented' }

/** A rule has a page; a trait is legal and has none. */
function RuleName({ rule }: { rule: string }) {
  if (rule.startsWith('trait/')) return <span className="text-xs text-muted">legal, but this client refuses it</span>
  return (
    <Link href={`/rules/${rule}`} className={`mono text-muted ${LINK}`}>
      {rule}
    </Link>
  )
}

function Reason({ reason: { rule, because, says } }: { reason: ClientReasonView }) {
  return (
    <li className="min-w-0 [overflow-wrap:anywhere]">
      <p>
        <VisibleText text={because} /> <RuleName rule={rule} />
      </p>
      {says !== null && (
        <p className="text-muted">
          It prints{' '}
          <span className="mono text-foreground">
            <VisibleText text={says} />
          </span>
        </p>
      )}
    </li>
  )
}

function Source({ client: { how, measured, source } }: { client: ClientView }) {
  return (
    <p className="text-muted text-xs">
      {HOW[how]}, {measured}
      {source.startsWith('https://') && (
        <>
          {' · '}
          <a href={source} target="_blank" rel="noreferrer" className={`inline-flex items-center gap-1 ${LINK}`}>
            source
            <ExternalLink aria-hidden="true" className="size-3" />
            <span className="sr-only">(opens a new tab)</span>
          </a>
        </>
      )}
    </p>
  )
}

function Client({ client, icon: Icon, tone }: { client: ClientView; icon: LucideIcon; tone: string }) {
  return (
    <li className="flex gap-3 px-3 py-2.5">
      <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${tone}`} />
      <div className="min-w-0 flex-1 text-sm">
        <div className="flex flex-wrap items-baseline justify-between gap-x-3">
          <h4 className="font-medium">
            {client.title} <span className="mono font-normal text-muted">{client.version}</span>
          </h4>
          <Source client={client} />
        </div>
        <ul className="space-y-1">
          {[...client.refusesOn, ...client.unclear].map((reason) => (
            <Reason key={reason.rule + reason.because} reason={reason} />
          ))}
        </ul>
      </div>
    </li>
  )
}

type GroupProps = { title: string; clients: readonly ClientView[]; icon: LucideIcon; tone: string }

function Group({ title, clients, icon, tone }: GroupProps) {
  if (clients.length === 0) return null
  return (
    <section aria-label={title} className="overflow-hidden rounded-md border bg-surface">
      <h3 className="border-b px-3 py-2 font-semibold text-sm">
        {title} <span className="font-normal text-muted">{clients.length}</span>
      </h3>
      <ul className="divide-y divide-border">
        {clients.map((client) => (
          <Client key={client.client} client={client} icon={icon} tone={tone} />
        ))}
      </ul>
    </section>
  )
}

/** Who would open the connection on this answer and who would not, why, and how that is known. */
export function ClientsTab({ view: { clients, status } }: { view: Pick<AttemptView, 'clients' | 'status'> }) {
  if (clients.length === 0) return <p className="text-muted text-sm">No response head came that clients could be held against.</p>
  const { refuse, open, unclear } = clientGroups(clients)
  return (
    <div className="space-y-3">
      <div>
        <p className="font-medium">{clientsSentence(clients, status)}.</p>
        <p className="mt-0.5 max-w-[90ch] text-muted text-sm">
          Given this same answer to a request of their own: the same subprotocols, their own key and its right accept value, and the
          extensions that each offers by itself. What it does with frames afterwards is not judged here.
        </p>
      </div>
      <Group title="Would not open it" clients={refuse} icon={CircleX} tone="text-fail" />
      <Group title="Would open it" clients={open} icon={CircleCheck} tone="text-pass" />
      <Group title="Cannot be told" clients={unclear} icon={CircleHelp} tone="text-muted" />
    </div>
  )
}
