import { FieldError } from '@/components/ui/field'
import type { ReadImport } from '@/lib/client/import-text'

/** What could not be read, with the words around it and the word itself marked. */
export function Problems({ answer, excerpts }: ReadImport) {
  const { problems } = answer
  if (problems.length === 0) return null
  return (
    <ul aria-label="What could not be read" className="divide-y rounded-md border border-fail/40">
      {problems.map((problem, index) => {
        const excerpt = excerpts[index]
        return (
          <li key={`${problem.start} ${problem.message}`} className="grid gap-1 px-2.5 py-2">
            <FieldError>{problem.message}</FieldError>
            {excerpt === undefined ? null : (
              <p className="mono overflow-hidden text-ellipsis whitespace-pre pl-[18px] text-muted">
                {excerpt.cutBefore ? '…' : ''}
                {excerpt.before}
                <mark className="bg-fail-soft text-fail underline decoration-2 decoration-fail underline-offset-4">
                  {excerpt.seen || '␣'}
                </mark>
                {excerpt.after}
                {excerpt.cutAfter ? '…' : ''}
              </p>
            )}
          </li>
        )
      })}
    </ul>
  )
}
