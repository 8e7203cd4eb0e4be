'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Select } from '@/components/ui/select'
import { Textarea } from '@/components/ui/textarea'
import { toast } from '@/components/ui/toast'
import { ApiProblem, errorText } from '@/lib/client/api'
import { changePolicy, type Policy, type SetPolicy } from '@/lib/client/installation'
import { baseWords, entriesOf, linesOf } from './policy-words'

type PolicyFormProps = { policy: Policy; onChanged: () => void }

/** Sets where this installation may connect; an owner's. */
export function PolicyForm({ policy, onChanged }: PolicyFormProps) {
  const queries = useQueryClient()
  const [base, setBase] = useState(policy.set.base)
  const [allow, setAllow] = useState(linesOf(policy.set.allow))
  const [deny, setDeny] = useState(linesOf(policy.set.deny))
  const [error, setError] = useState<unknown>(null)
  const changed = base !== policy.set.base || allow !== linesOf(policy.set.allow) || deny !== linesOf(policy.set.deny)
  const save = async (event: FormEvent) => {
    event.preventDefault()
    setError(null)
    const entries = (text: string) => entriesOf(text).map(({ entry }) => entry)
    try {
      await changePolicy({ base, allow: entries(allow), deny: entries(deny) })
      await queries.invalidateQueries({ queryKey: ['policy'] })
      onChanged()
      toast({ tone: 'pass', title: 'The network policy is changed', description: 'It holds from the next attempt on.' })
    } catch (failure) {
      setError(failure)
    }
  }
  const bases: readonly (readonly [SetPolicy['base'], string])[] = [
    ['auto', `By itself: ${baseWords({ set: { ...policy.set, base: 'auto' }, base: policy.base })}`],
    ['private', baseWords({ set: { ...policy.set, base: 'private' }, base: policy.base })],
    ['public', baseWords({ set: { ...policy.set, base: 'public' }, base: policy.base })],
  ]
  const placed = problemOf(error, 'allow', allow) ?? problemOf(error, 'deny', deny)
  return (
    <form onSubmit={save} className="grid gap-3 border-t pt-3">
      <Field label="Allowed">
        {(control) => (
          <Select
            {...control}
            value={base}
            onChange={({ target }) => setBase(bases.find(([name]) => name === target.value)?.[0] ?? 'auto')}
          >
            {bases.map(([name, words]) => (
              <option key={name} value={name}>
                {words}
              </option>
            ))}
          </Select>
        )}
      </Field>
      <div className="grid gap-3 sm:grid-cols-2">
        <Field label="Allowed besides" hint="Addresses and ranges, a line each" error={problemOf(error, 'allow', allow)}>
          {(control) => (
            <Textarea
              wire
              {...control}
              rows={3}
              placeholder={'10.0.0.0/8\n10.0.3.7:443'}
              value={allow}
              onChange={(event) => setAllow(event.target.value)}
            />
          )}
        </Field>
        <Field label="Forbidden" hint="Also names; goes before what is allowed" error={problemOf(error, 'deny', deny)}>
          {(control) => (
            <Textarea
              wire
              {...control}
              rows={3}
              placeholder={'*.internal.example\n10.9.0.0/16'}
              value={deny}
              onChange={(event) => setDeny(event.target.value)}
            />
          )}
        </Field>
      </div>
      {error !== null && placed === undefined ? <FieldError>{errorText(error)}</FieldError> : null}
      <Button type="submit" className="justify-self-start" disabled={!changed}>
        Save the policy
      </Button>
    </form>
  )
}

/** What the server said of the first entry of a list it does not take, with its line. */
function problemOf(error: unknown, list: 'allow' | 'deny', text: string): string | undefined {
  if (!(error instanceof ApiProblem)) return undefined
  const problem = error.errors.find(({ path }) => path.startsWith(`${list}[`))
  if (problem === undefined) return undefined
  const line = entriesOf(text)[Number(/\[(\d+)\]/.exec(problem.path)?.[1])]?.line
  return line === undefined ? problem.message : `Line ${line}: ${problem.message}`
}
