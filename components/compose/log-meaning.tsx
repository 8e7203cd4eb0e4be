import { Badge, type Tone } from '@/components/ui/badge'
import type { DiagnosisView } from '@/lib/core/report/view'

const SURE: Record<DiagnosisView['confidence'], { readonly word: string; readonly tone: Tone }> = {
  certain: { word: 'certain', tone: 'info' },
  likely: { word: 'likely', tone: 'info' },
  possible: { word: 'possible', tone: 'neutral' },
}

/** What the lines of a pasted log mean, in short: causes, the surest first, each with the line that says so and what to do. */
export function LogMeaning({ diagnoses }: { diagnoses: readonly DiagnosisView[] }) {
  if (diagnoses.length === 0) return null
  return (
    <section aria-label="What the log means" className="grid gap-1.5">
      <h3 className="font-medium text-xs">What the log means</h3>
      <ol className="divide-y rounded-md border">
        {diagnoses.map((diagnosis) => (
          <li key={diagnosis.id} className="grid gap-1 px-2.5 py-2 text-xs">
            <p className="flex flex-wrap items-start gap-x-2 gap-y-1">
              <span className="min-w-0 flex-1 basis-60 break-words font-medium text-[13px] text-foreground">
                {capital(diagnosis.title)}
              </span>
              <Badge tone={SURE[diagnosis.confidence].tone} icon={false}>
                {SURE[diagnosis.confidence].word}
              </Badge>
            </p>
            <p className="break-words">{diagnosis.cause}</p>
            <p className="break-words">
              <span className="font-medium">What to do:</span> {diagnosis.remedy}
            </p>
            <details className="text-muted">
              <summary className="cursor-pointer rounded-sm">Lines and source</summary>
              <ul className="mt-1 grid gap-1">
                {diagnosis.evidence.map((evidence) => (
                  <li key={evidence.text} className="mono break-all">
                    {evidence.text}
                  </li>
                ))}
                <li className="break-words">{diagnosis.source}</li>
              </ul>
            </details>
          </li>
        ))}
      </ol>
    </section>
  )
}

function capital(clause: string): string {
  return clause.charAt(0).toUpperCase() + clause.slice(1)
}
