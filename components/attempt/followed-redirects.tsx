import { Badge } from '@/components/ui/badge'
import type { AttemptView, RedirectView } from '@/lib/core/report/view'
import { listed } from '@/lib/core/spec/words'
import { HopHead } from './hop-head'
import { newestTarget } from './newest-target'
import { VisibleText } from './visible-text'

function Hop({ hop, index }: { hop: RedirectView; index: number }) {
  const { status, url, location, sameOrigin, dropped, address } = hop
  return (
    <li>
      <details>
        <summary className="px-3 py-1.5">
          <span className="mono font-semibold">{status}</span> to{' '}
          <VisibleText text={url ?? location} className="mono [overflow-wrap:anywhere]" />{' '}
          <Badge tone={sameOrigin ? 'neutral' : 'warn'}>{sameOrigin ? 'same origin' : 'another origin'}</Badge>
          <span className="block pl-4 text-muted text-xs">
            {address !== null && (
              <>
                answered by <span className="mono">{address}</span>;{' '}
              </>
            )}
            Location <VisibleText text={location} className="mono [overflow-wrap:anywhere]" />;{' '}
            {dropped.length === 0 ? 'nothing was left out' : <VisibleText text={`left out after it: ${listed(dropped)}`} />}
          </span>
        </summary>
        <div className="grid divide-y border-t bg-sunken @4xl:grid-cols-2 @4xl:divide-x @4xl:divide-y-0">
          <HopHead title={`Request ${index + 1}`} head={hop.request} part="request" />
          <HopHead title={`Response ${index + 1}`} head={hop.response} part="response" />
        </div>
      </details>
    </li>
  )
}

/** Every redirect that was followed, oldest first: what was asked and answered, where it led, and what was left out on the way. */
export function FollowedRedirects({ view }: { view: AttemptView }) {
  const hops = view.redirects.filter((redirect) => redirect.followed)
  if (hops.length === 0) return null
  return (
    <section aria-label="Redirects followed" className="overflow-hidden rounded-md border bg-surface">
      <h3 className="border-b px-3 py-1.5">
        <span className="font-semibold">{hops.length === 1 ? '1 redirect followed' : `${hops.length} redirects followed`}</span>{' '}
        <span className="text-muted text-xs">
          What stands below is the last connection, to{' '}
          <VisibleText text={newestTarget(view).url} className="mono [overflow-wrap:anywhere]" />.
        </span>
      </h3>
      <ol className="divide-y">
        {hops.map((hop, i) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hops may repeat, and their order never changes
          <Hop key={i} hop={hop} index={i} />
        ))}
      </ol>
    </section>
  )
}
