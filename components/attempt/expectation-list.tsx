import { CircleCheck, CircleDashed, CircleHelp, CircleX } from 'lucide-react'
import type { ExpectationOutcome, ExpectationView } from '@/lib/core/expectations/evidence'
import { VisibleText } from './visible-text'

const OUTCOMES = {
  pass: { icon: CircleCheck, word: 'Pass', text: 'text-pass' },
  fail: { icon: CircleX, word: 'Fail', text: 'text-fail' },
  pending: { icon: CircleDashed, word: 'Pending', text: 'text-muted' },
  unknown: { icon: CircleHelp, word: 'Unknown', text: 'text-warn' },
} as const satisfies Record<ExpectationOutcome, unknown>

const COUNTED = [
  ['pass', 'passed'],
  ['fail', 'failed'],
  ['pending', 'pending'],
  ['unknown', 'unknown'],
] as const

/** "2 passed, 1 failed". */
function summaryOf(expectations: readonly ExpectationView[]): string {
  return COUNTED.flatMap(([outcome, word]) => {
    const count = expectations.filter((one) => one.outcome === outcome).length
    return count === 0 ? [] : [`${count} ${word}`]
  }).join(', ')
}

type ExpectationListProps = { expectations: readonly ExpectationView[]; onShowFrame: (n: number) => void }

/** What was expected of the attempt, and what came of it. */
export function ExpectationList({ expectations, onShowFrame }: ExpectationListProps) {
  const failed = expectations.some(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
  const edge = failed ? 'border-l-fail' : expectations.every(({ outcome }) => outcome === 'pass') ? 'border-l-pass' : 'border-l-border'
  return (
    <section aria-label="Expectations" className={`rounded-md border border-l-[3px] bg-surface px-3 py-2 ${edge}`}>
      <h3 className="flex flex-wrap items-baseline gap-x-2 font-medium">
        Expectations
        <span role="status" className="font-normal text-muted text-xs">
          {summaryOf(expectations)}
        </span>
      </h3>
      <ul className="mt-1 grid gap-1">
        {expectations.map(({ id, outcome, title, sentence, at }) => {
          const { icon: Icon, word, text } = OUTCOMES[outcome]
          const frame = at?.part === 'received' ? at.frame : undefined
          return (
            <li key={id} className="flex items-start gap-1.5">
              <Icon aria-hidden="true" className={`mt-0.5 size-4 shrink-0 ${text}`} />
              <span className="min-w-0 break-words">
                <span className={`font-medium text-xs ${text}`}>{word}</span> <VisibleText text={outcome === 'pass' ? title : sentence} />
                {outcome === 'pass' ? null : (
                  <span className="block text-muted text-xs">
                    <VisibleText text={title} />
                  </span>
                )}
                {frame === undefined ? null : (
                  <button
                    type="button"
                    className="ml-1.5 whitespace-nowrap text-accent text-xs underline-offset-2 hover:underline"
                    onClick={() => onShowFrame(frame)}
                  >
                    Frame {frame}
                  </button>
                )}
              </span>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
