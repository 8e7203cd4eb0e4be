import { Scale } from 'lucide-react'
import Link from 'next/link'
import { Time } from '@/components/ui/time'
import type { AttemptView, RejudgedView } from '@/lib/core/report/view'
import { OutcomeBadge } from './outcome-badge'
import { VisibleText } from './visible-text'

const ruleHref = (rule: string) => `/rules/${rule}`
const causeHref = (cause: string) => `/diagnoses?q=${encodeURIComponent(cause)}`

function Ids({ words, rules, href = ruleHref }: { words: string; rules: readonly string[]; href?: (id: string) => string }) {
  if (rules.length === 0) return null
  return (
    <p className="mt-0.5 pl-6 text-xs">
      <span className="text-muted">{words}</span>{' '}
      {rules.map((rule, i) => (
        <span key={rule}>
          {i > 0 && ', '}
          <Link href={href(rule)} className="mono underline">
            {rule}
          </Link>
        </span>
      ))}
    </p>
  )
}

/** That newer rules changed the verdict: what it was, under which rules, and which rules made the difference. */
export function RejudgedNotice({ view, rejudged }: { view: AttemptView; rejudged: RejudgedView }) {
  const { at, rulesVersion, outcome, summary, appeared, gone, causes } = rejudged
  return (
    <section aria-label="Verdict changed" className="rounded-md border border-l-[3px] border-l-info bg-surface px-3 py-2.5">
      <h3 className="flex flex-wrap items-center gap-x-2 font-medium">
        <Scale aria-hidden="true" className="size-4 shrink-0 text-info" />
        {outcome === view.outcome ? 'Newer rules judge this attempt differently' : 'Newer rules changed the outcome'}
        <span className="font-normal text-muted text-xs">
          rules version {rulesVersion} before, {view.rulesVersion} now; judged again <Time value={at} />
        </span>
      </h3>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-2 pl-6">
        <span className="text-muted text-xs">before</span>
        <OutcomeBadge outcome={outcome} state={view.state} />
        <VisibleText text={summary} className="min-w-0 [overflow-wrap:anywhere]" />
      </p>
      <Ids words="fails now:" rules={appeared} />
      <Ids words="no longer fails:" rules={gone} />
      <Ids words="cause now:" rules={causes?.appeared ?? []} href={causeHref} />
      <Ids words="no longer a cause:" rules={causes?.gone ?? []} href={causeHref} />
    </section>
  )
}
