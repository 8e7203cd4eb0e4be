import { attempts } from '@/components/attempt/attempt-count'
import { VisibleText } from '@/components/attempt/visible-text'
import { Time } from '@/components/ui/time'
import type { RetentionPreview } from '@/lib/client/storage'
import { causes, large } from './words'

/** What rules would remove, before they are saved. */
export function RetentionPreviewView({ preview }: { preview: RetentionPreview }) {
  const { removed, rules, hosts, otherHosts, pinned, running } = preview
  return (
    <div role="status" className="grid gap-2 rounded-md border px-3 py-2">
      <p className="font-medium">
        {removed.attempts === 0
          ? 'Nothing would be removed now'
          : `${attempts(removed.attempts)} would be removed now, ${large(removed.bytes)} (${causes(removed)})`}
      </p>
      {removed.oldest === null || removed.newest === null ? null : (
        <p className="text-muted text-xs">
          From <Time value={removed.oldest} exact /> to <Time value={removed.newest} exact />. They cannot be brought back, but from a copy.
        </p>
      )}
      <ul className="grid gap-0.5 text-xs">
        {rules.map(({ host, kept, removed: gone }) => (
          <li key={host ?? ''} className="tabular">
            {host === null ? 'By the general rule' : <VisibleText text={host} className="mono" />}: {attempts(gone.attempts)} (
            {large(gone.bytes)}) go, {attempts(kept.attempts)} ({large(kept.bytes)}) stay
          </li>
        ))}
      </ul>
      {hosts.length === 0 ? null : (
        <p className="text-muted text-xs">
          Of{' '}
          {hosts
            .slice(0, 5)
            .map((one) => `${one.host} ${attempts(one.attempts)}`)
            .join(', ')}
          {hosts.length > 5 || otherHosts.hosts > 0 ? ` and ${hosts.length - Math.min(5, hosts.length) + otherHosts.hosts} more hosts` : ''}
          .
        </p>
      )}
      {pinned.attempts + running.attempts === 0 ? null : (
        <p className="text-muted text-xs">
          {pinned.attempts === 0 ? '' : `${attempts(pinned.attempts)} pinned (${large(pinned.bytes)}) stay whatever the rules say. `}
          {running.attempts === 0 ? '' : `${attempts(running.attempts)} running stay until they ended.`}
        </p>
      )}
    </div>
  )
}
