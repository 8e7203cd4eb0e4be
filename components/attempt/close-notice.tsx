import { CircleCheck, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { CloseView } from '@/lib/core/report/view'
import { VisibleText } from './visible-text'
import { CLOSED_BY, CLOSED_HOW } from './words'

function Item({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1.5">
      <dt className="text-muted">{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

const isOrderly = (close: CloseView) => close.how === 'close-frame' && (close.code === 1000 || close.code === 1001)

/** How the session closed: by whom, with what, what travelled and what a browser would report. */
export function CloseNotice({ close }: { close: CloseView }) {
  const orderly = isOrderly(close)
  const Icon = orderly ? CircleCheck : TriangleAlert
  return (
    <section
      aria-label="Close"
      className={`rounded-md border border-l-[3px] bg-surface px-3 py-2.5 ${orderly ? 'border-l-pass' : 'border-l-warn'}`}
    >
      <h3 className="flex flex-wrap items-center gap-x-2 font-medium">
        <Icon aria-hidden="true" className={`size-4 shrink-0 ${orderly ? 'text-pass' : 'text-warn'}`} />
        <span>
          Closed with <span className="mono font-semibold">{close.code}</span> {close.codeName}
        </span>
      </h3>
      <p className="mt-0.5 max-w-[110ch] pl-6">
        <VisibleText text={close.explanation} />
      </p>
      <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5 pl-6 text-xs">
        <Item name="by">{CLOSED_BY[close.by]}</Item>
        <Item name="how">{CLOSED_HOW[close.how]}</Item>
        <Item name="on the wire">{close.wireCode === null ? 'no code travelled' : <span className="mono">{close.wireCode}</span>}</Item>
        <Item name="a browser reports">
          <span className="mono">{close.code}</span>
          {close.reportedLocally && ' (reported locally, never sent)'}
        </Item>
        {close.reason !== '' && (
          <Item name="reason">
            <VisibleText text={close.reason} className="mono" />
          </Item>
        )}
      </dl>
    </section>
  )
}
