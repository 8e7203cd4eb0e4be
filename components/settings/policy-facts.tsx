import type { Policy } from '@/lib/client/installation'
import { baseWords } from './policy-words'

/** Where this installation may connect, to be read. */
export function PolicyFacts({ policy }: { policy: Policy }) {
  const { allow, deny } = policy.set
  return (
    <dl className="grid gap-1 border-t pt-3">
      <Fact name="Allowed">{baseWords(policy)}</Fact>
      {allow.length > 0 ? <Fact name="Allowed besides">{allow.join(', ')}</Fact> : null}
      {deny.length > 0 ? <Fact name="Forbidden">{deny.join(', ')}</Fact> : null}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: string }) {
  return (
    <div className="flex gap-3">
      <dt className="w-32 shrink-0 text-muted">{name}</dt>
      <dd className="min-w-0 break-words">{children}</dd>
    </div>
  )
}
