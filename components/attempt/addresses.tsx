import { Check, X } from 'lucide-react'
import type { AttemptView, TriedView } from '@/lib/core/report/view'
import { endpointText } from '@/lib/core/spec/words'
import { failedAddresses } from './failed-addresses'
import { newestTarget } from './newest-target'
import { VisibleText } from './visible-text'

type AddressRow = { readonly address: string; readonly used: boolean; readonly failed: readonly TriedView[]; readonly resolved: boolean }

/** Every address that was resolved or dialled, in that order: one dialled that no name resolved to came from the draft. */
export function addressRows(view: Pick<AttemptView, 'target' | 'tried' | 'failure'>): AddressRow[] {
  const { addresses, address: used } = view.target
  const failed = failedAddresses(view)
  const resolved = addresses.map(({ address }) => address)
  const dialled = [...failed.map(({ address }) => address), ...(used === null ? [] : [used])]
  return [...new Set([...resolved, ...dialled])].map((address) => ({
    address,
    used: address === used,
    failed: failed.filter((one) => one.address === address),
    resolved: resolved.includes(address),
  }))
}

/** What the draft asks of the way there, in words. */
function orders({ draft }: AttemptView): string[] {
  const { connectTo, family, socketPath, proxy } = draft.network ?? {}
  return [
    socketPath && `The draft dials the Unix socket ${socketPath} instead.`,
    connectTo && `The draft dials ${connectTo} instead of the host of the URL.`,
    proxy && `The draft goes through a proxy: what is dialled here is the proxy.`,
    family && `The draft allows IPv${family} only.`,
  ].filter((words) => typeof words === 'string')
}

function State({ row, byProxy }: { row: AddressRow; byProxy: boolean }) {
  return (
    <>
      {row.failed.map(({ code, detail, port }) => (
        <span key={`${port} ${detail}`} className="block">
          <X aria-hidden="true" className="mr-1 inline size-3.5 text-fail" />
          <span className="text-fail">failed: {code}</span>{' '}
          <span className="mono text-muted [overflow-wrap:anywhere]">
            <VisibleText text={detail} />
          </span>
        </span>
      ))}
      {row.used && (
        <span className="block">
          <Check aria-hidden="true" className="mr-1 inline size-3.5 text-pass" />
          used
        </span>
      )}
      {!row.used && row.failed.length === 0 && <span className="text-muted">{byProxy ? 'not dialled from here' : 'not tried'}</span>}
    </>
  )
}

/** Every address of the host: which was used, which failed and why, which was not needed. */
export function Addresses({ view }: { view: AttemptView }) {
  const rows = addressRows(view)
  const words = orders(view)
  const { host, port } = newestTarget(view)
  const byProxy = Boolean(view.draft.network?.proxy)
  return (
    <section aria-label="Addresses" className="rounded-md border bg-surface px-3 py-2.5">
      <h3 className="font-medium">
        Addresses{' '}
        <span className="font-normal text-muted text-xs">
          {rows.length === 0 ? 'none was resolved or dialled' : `${rows.length} for ${endpointText(host, port)}`}
        </span>
      </h3>
      {words.map((sentence) => (
        <p key={sentence} className="text-muted text-xs [overflow-wrap:anywhere]">
          <VisibleText text={sentence} />
        </p>
      ))}
      {rows.length > 0 && (
        <table className="mt-1 w-full border-collapse text-left">
          <thead className="sr-only">
            <tr>
              <th scope="col">Address</th>
              <th scope="col">What became of it</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.address}>
                <th scope="row" className="py-0.5 pr-6 align-top font-normal sm:w-px sm:whitespace-nowrap">
                  <span className="mono [overflow-wrap:anywhere]">{row.address}</span>
                  {!row.resolved && (
                    <span className="block text-muted text-xs">{byProxy ? 'the proxy' : 'not resolved from the name'}</span>
                  )}
                </th>
                <td className="py-0.5 align-top text-xs">
                  <State row={row} byProxy={byProxy} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  )
}
