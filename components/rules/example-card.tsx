import { OctetLines } from '@/components/attempt/octet-lines'
import { VisibleOctets } from '@/components/attempt/visible-text'
import { cn } from '@/components/ui/cn'
import { toneOf } from '@/components/verdict/tone'
import { TONES, VerdictMark } from '@/components/verdict/verdict-mark'
import type { Part } from '@/lib/core/bytes/span'
import type { Verdict } from '@/lib/core/rules/rule'
import type { PlayedStep } from '@/lib/core/rules/session-steps'
import { SessionSteps } from './session-steps'

/** One conversation a rule is shown with, and the rule's word on it. */
export type ExampleView = {
  readonly name: string
  readonly parts: readonly { readonly part: Part; readonly bytes: Uint8Array }[]
  /** What happened after the handshake. */
  readonly session: readonly PlayedStep[]
  /** What the rule looked at that is no octets: a URL, a failure. */
  readonly beside: readonly string[]
  readonly verdict: Verdict
}

const PART_NAMES: Record<Part, string> = {
  request: 'Request',
  response: 'Response',
  body: 'Body',
  sent: 'Sent after the request head',
  received: 'Received after the response head',
  proxy: 'Answer of the proxy',
}

/** An example as a conversation with the octets the rule points at underlined, and what it says. */
export function ExampleCard({ example }: { example: ExampleView }) {
  const tone = toneOf(example.verdict)
  const { soft, text } = TONES[tone]
  return (
    <li className="overflow-hidden rounded-md border bg-surface">
      <header className="flex items-start gap-2 border-b px-3 py-2">
        <VerdictMark tone={tone} label={tone === 'neutral' ? 'Does not apply' : undefined} className="mt-0.5" />
        <div className="min-w-0">
          <h3 className="font-medium first-letter:uppercase">{example.name}</h3>
          <p className="text-muted text-xs">
            <VisibleOctets latin1={example.verdict.because} />
          </p>
        </div>
      </header>
      {example.beside.length > 0 && (
        <ul className="mono px-3 py-2 text-muted">
          {example.beside.map((line) => (
            <li key={line} className="break-all">
              {line}
            </li>
          ))}
        </ul>
      )}
      {example.session.length > 0 && (
        <SessionSteps
          steps={example.session}
          at={example.verdict.at}
          litClass={cn('rounded-xs font-semibold underline decoration-2 underline-offset-4', soft, text)}
        />
      )}
      <div className="grid divide-y md:grid-cols-2 md:divide-x md:divide-y-0">
        {example.parts.map(({ part, bytes }) => (
          <section key={part} aria-label={PART_NAMES[part]} className="min-w-0 px-3 py-2">
            <h4 className="text-2xs text-faint">{PART_NAMES[part]}</h4>
            <OctetLines
              bytes={bytes}
              at={example.verdict.at.filter((place) => place.part === part)}
              litClass={cn('rounded-xs font-semibold underline decoration-2 underline-offset-4', soft, text)}
            />
          </section>
        ))}
      </div>
    </li>
  )
}
