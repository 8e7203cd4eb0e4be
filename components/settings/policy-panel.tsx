'use client'

import { useMutation } from '@tanstack/react-query'
import { Ban } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { usePerson } from '@/components/shell/person'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Spinner } from '@/components/ui/spinner'
import { ApiProblem, errorText } from '@/lib/client/api'
import { type PolicyDecision, testPolicy, usePolicy } from '@/lib/client/installation'
import { PolicyFacts } from './policy-facts'
import { PolicyForm } from './policy-form'

/** Where this installation may connect, and a question to it. */
export function PolicyPanel() {
  const { data, error } = usePolicy()
  const [url, setUrl] = useState('')
  const test = useMutation({ mutationFn: testPolicy })
  const person = usePerson()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (url.trim() !== '') test.mutate(url.trim())
  }
  const problem =
    test.error instanceof ApiProblem ? (test.error.at('url') ?? errorText(test.error)) : test.error ? errorText(test.error) : undefined
  return (
    <Panel title="Network policy">
      <div className="grid gap-3 p-3">
        <p className="text-muted">
          Every address a name resolves to is judged before it is dialled, and exactly that address is dialled. Never dialled:
        </p>
        {error ? <p className="text-fail">{errorText(error)}</p> : null}
        <ul className="grid gap-1">
          {data?.blocked.map(({ reason, title }) => (
            <li key={reason} className="flex gap-2">
              <Ban aria-hidden className="mt-[3px] size-3.5 shrink-0 text-fail" />
              <span>
                {title} <span className="mono text-muted">{reason}</span>
              </span>
            </li>
          ))}
        </ul>
        {data ? (
          person?.role === 'owner' ? (
            <PolicyForm key={JSON.stringify(data.set)} policy={data} onChanged={() => test.reset()} />
          ) : (
            <PolicyFacts policy={data} />
          )
        ) : null}
        <form onSubmit={submit} className="flex items-end gap-2 border-t pt-3">
          <Field label="Would this be allowed?" error={problem} className="min-w-0 flex-1">
            {(control) => (
              <Input wire {...control} value={url} placeholder="wss://host:port/" onChange={(event) => setUrl(event.target.value)} />
            )}
          </Field>
          <Button type="submit" disabled={test.isPending || url.trim() === ''} className={problem ? 'self-center' : undefined}>
            {test.isPending ? <Spinner /> : null} Test
          </Button>
        </form>
        {test.data && !test.isPending ? <Decision decision={test.data} /> : null}
      </div>
    </Panel>
  )
}

function Decision({ decision }: { decision: PolicyDecision }) {
  return (
    <div role="status" className="grid gap-1.5 rounded-md border px-3 py-2">
      <p className="flex items-center gap-2">
        <Badge tone={decision.allowed ? 'pass' : 'fail'}>{decision.allowed ? 'Allowed' : 'Refused'}</Badge>
        <span className="mono min-w-0 truncate">
          {decision.host}:{decision.port}
        </span>
      </p>
      <p className="break-words text-muted">{decision.because}</p>
      {decision.addresses.length > 1 || !decision.allowed ? (
        <ul className="grid gap-0.5">
          {decision.addresses.map(({ address, allowed, reason }) => (
            <li key={address} className="mono flex gap-2">
              {address} <span className={allowed ? 'text-pass' : 'text-fail'}>{allowed ? 'allowed' : reason}</span>
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  )
}
