import type { VerdictView } from '@/lib/core/report/view'
import { FindingBrief } from './finding-brief'

/** What rules of one folder, such as `tls`, found wrong; nothing where they found nothing. */
export function FailedFindings({ verdicts, folder, label }: { verdicts: readonly VerdictView[]; folder: string; label: string }) {
  const failed = verdicts.filter((verdict) => verdict.outcome === 'fail' && verdict.rule.startsWith(`${folder}/`))
  if (failed.length === 0) return null
  return (
    <section aria-label={label} className="rounded-md border bg-surface px-1 py-1">
      {failed.map((verdict) => (
        <FindingBrief key={verdict.rule} verdict={verdict} />
      ))}
    </section>
  )
}
