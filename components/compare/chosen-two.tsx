import { GitCompareArrows, X } from 'lucide-react'
import Link from 'next/link'
import { Button } from '@/components/ui/button'
import { comparePath } from '@/lib/client/compare'

/** An attempt ticked to be compared. */
export type Chosen = { readonly id: string; readonly createdAt: string }

/** The two ticked last; one that was ticked is taken away. */
export function toggled(chosen: readonly Chosen[], { id, createdAt }: Chosen): readonly Chosen[] {
  const rest = chosen.filter((each) => each.id !== id)
  return rest.length < chosen.length ? rest : [...rest, { id, createdAt }].slice(-2)
}

/** The older of two stands before. */
export function pathOfTwo([one, other]: readonly [Chosen, Chosen]): string {
  const isOlder = Date.parse(one.createdAt) <= Date.parse(other.createdAt)
  return isOlder ? comparePath(one.id, other.id) : comparePath(other.id, one.id)
}

/** What is ticked, and the way to the comparison once two are; at the foot of the list. */
export function ChosenTwo({ chosen, onClear }: { chosen: readonly Chosen[]; onClear: () => void }) {
  const [one, other] = chosen
  if (one === undefined) return null
  return (
    <section
      aria-label="Compare two attempts"
      className="sticky bottom-2 z-20 flex flex-wrap items-center gap-2 rounded-md border bg-raised px-3 py-2 shadow-md"
    >
      <p role="status" className="min-w-0 flex-1 text-sm">
        {other === undefined ? '1 attempt ticked: tick another one to compare' : '2 attempts ticked'}
      </p>
      {other !== undefined && (
        <Button asChild variant="primary">
          <Link href={pathOfTwo([one, other])}>
            <GitCompareArrows aria-hidden="true" />
            Compare
          </Link>
        </Button>
      )}
      <Button variant="ghost" onClick={onClear}>
        <X aria-hidden="true" />
        Untick
      </Button>
    </section>
  )
}
