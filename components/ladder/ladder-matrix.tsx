import Link from 'next/link'
import type { LadderRowView, LadderMatrix as Matrix } from '@/lib/core/ladder/view'
import { RowBadge } from './ladder-rows'

const COLUMNS = { cookie: 'Cookie', token: 'Token', none: 'No credentials' } as const

function Cell({ row }: { row: LadderRowView | undefined }) {
  if (row === undefined) return <td className="px-3 py-2 text-muted">not in this ladder</td>
  return (
    <td className="px-3 py-2 align-top">
      <div className="flex flex-col items-start gap-0.5">
        <RowBadge row={row} />
        {row.attemptId !== null && row.state === 'done' && (
          <Link
            href={`/attempts/${row.attemptId}`}
            aria-label={`Attempt: ${row.change.title}`}
            className="inline-flex min-h-6 items-center text-muted text-xs underline decoration-border-strong underline-offset-2 hover:text-foreground"
          >
            Attempt
          </Link>
        )}
        {row.state === 'not-run' && <span className="text-muted text-xs">{row.reason}</span>}
      </div>
    </td>
  )
}

/** Origin × credentials: a table with a heading for each row and column. */
export function LadderMatrix({ matrix, rows }: { matrix: Matrix; rows: readonly LadderRowView[] }) {
  const at = (origin: string, credentials: string) => rows.find(({ cell }) => cell?.origin === origin && cell.credentials === credentials)
  return (
    // A region that scrolls sideways is reached by the keyboard too.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable (WCAG 2.1.1)
    <section aria-label="Origins and credentials" tabIndex={0} className="overflow-x-auto rounded-md border bg-surface">
      <table className="w-full min-w-[340px] text-left text-sm">
        <caption className="sr-only">What the endpoint answers, by Origin and credentials</caption>
        <thead className="border-b text-muted text-xs">
          <tr>
            <th scope="col" className="px-3 py-2 font-medium">
              Origin
            </th>
            {matrix.credentials.map((set) => (
              <th key={set} scope="col" className="px-3 py-2 font-medium">
                {COLUMNS[set]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="divide-y">
          {matrix.origins.map(({ id, title, origin, about }) => (
            <tr key={id}>
              <th scope="row" className="max-w-[320px] px-3 py-2 align-top font-medium">
                {title}
                {origin !== null && <span className="mono block font-normal text-muted text-xs [overflow-wrap:anywhere]">{origin}</span>}
                <span className="block font-normal text-muted text-xs max-sm:hidden">{about}</span>
              </th>
              {matrix.credentials.map((set) => (
                <Cell key={set} row={at(id, set)} />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
