import { CircleX } from 'lucide-react'
import type { AttemptView } from '@/lib/core/report/view'
import { endpointText } from '@/lib/core/spec/words'
import { failedAddresses } from './failed-addresses'
import { newestTarget } from './newest-target'
import { VisibleText } from './visible-text'
import { FAILURE_WORDS, PHASE_WORDS } from './words'

/** A failure: in which phase, with which code, what was tried, and what to do. */
export function FailureNotice({ view }: { view: AttemptView }) {
  const { failure, target } = view
  if (!failure || failure.code === 'aborted') return null
  const { title, advice } = FAILURE_WORDS[failure.code]
  const address = failure.address ?? target.address
  const failed = failedAddresses(view)
  const several = failed.length > 1
  const atProxy = failure.phase === 'proxy'
  const asked = newestTarget(view)
  return (
    <section aria-label="Failure" className="rounded-md border border-l-[3px] border-l-fail bg-surface px-3 py-2.5">
      <h3 className="flex flex-wrap items-center gap-x-2 gap-y-0.5 font-medium">
        <CircleX aria-hidden="true" className="size-4 shrink-0 text-fail" />
        {title}
        <span className="font-normal text-muted text-xs">
          phase {PHASE_WORDS[failure.phase].name.toLowerCase()} · <code className="mono">{failure.code}</code>
          {failure.alert !== undefined && ` · TLS alert ${failure.alert}`}
        </span>
      </h3>
      {several ? (
        <ol aria-label="Addresses tried" className="mono mt-1 space-y-0.5 pl-6">
          {failed.map((one) => (
            <li key={`${one.address} ${one.detail}`} className="flex flex-wrap gap-x-3">
              <span>{endpointText(one.address, one.port)}</span>
              <span className="text-fail">{one.code}</span>
              <span className="min-w-0 break-words text-muted">
                <VisibleText text={one.detail} />
              </span>
            </li>
          ))}
        </ol>
      ) : (
        <p className="mono mt-1 break-words pl-6">
          <VisibleText text={failure.detail} />
        </p>
      )}
      {atProxy && (
        <p className="mt-1 max-w-[75ch] pl-6">
          This happened at the proxy
          {view.proxy && (
            <>
              {' '}
              <VisibleText text={view.proxy.url} className="mono [overflow-wrap:anywhere]" />
            </>
          )}
          : <span className="mono">{endpointText(asked.host, asked.port)}</span> itself was not asked anything.
        </p>
      )}
      <p className="mt-1 max-w-[75ch] pl-6">{advice}</p>
      {(address !== null || target.addresses.length > 0) && (
        <p className="mt-1 pl-6 text-muted text-xs">
          {address !== null && !several && (
            <>
              tried <span className="mono">{endpointText(address, failure.port ?? asked.port)}</span>
            </>
          )}
          {target.addresses.length > 0 && (
            <>
              {address !== null && !several && ' · '}
              {target.addresses.length} {target.addresses.length === 1 ? 'address' : 'addresses'} known:{' '}
              <span className="mono">{target.addresses.map((known) => known.address).join(', ')}</span>
            </>
          )}
        </p>
      )}
      {view.close?.reportedLocally && (
        <p className="mt-1 pl-6 text-muted text-xs">
          a browser reports <span className="mono">{view.close.code}</span> {view.close.codeName}: reported locally, never sent
        </p>
      )}
    </section>
  )
}
