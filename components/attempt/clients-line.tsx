import { MonitorSmartphone } from 'lucide-react'
import type { AttemptView } from '@/lib/core/report/view'
import { clientsSentence } from './clients-words'

/** Who would open a 101, in one line, with the way to the reasons. Nothing for other answers: no client opens them. */
export function ClientsLine({ view, onShow }: { view: Pick<AttemptView, 'clients' | 'status'>; onShow: () => void }) {
  if (view.status !== 101 || view.clients.length === 0) return null
  return (
    <p className="flex flex-wrap items-center gap-x-2 gap-y-0.5 text-sm">
      <MonitorSmartphone aria-hidden="true" className="size-4 shrink-0 text-muted" />
      <span>{clientsSentence(view.clients, view.status)}.</span>
      <button type="button" onClick={onShow} className="text-accent underline underline-offset-2">
        Why, client by client
      </button>
    </p>
  )
}
