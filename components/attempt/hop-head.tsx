import type { HeadView } from '@/lib/core/report/view'
import { HeadLines } from './head-lines'

/** A head of a connection before the one that is shown. */
export function HopHead({ title, head, part }: { title: string; head: HeadView | null; part: 'request' | 'response' }) {
  return (
    <section aria-label={title} className="min-w-0 py-1.5">
      <h4 className="px-3 text-muted text-xs">{title}</h4>
      {head === null ? (
        <p className="px-3 py-1 text-muted">not seen</p>
      ) : (
        <HeadLines head={head} part={part} verdicts={[]} showEndings={false} />
      )}
    </section>
  )
}
