'use client'

import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { usePerson } from '@/components/shell/person'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { type ApiToken, endToken, makeToken, type TokenScope } from '@/lib/client/team'
import { useTokens } from '@/lib/client/use-team'
import { ToldOnce } from './told-once'

const SCOPES: readonly { readonly scope: TokenScope; readonly title: string }[] = [
  { scope: 'run', title: 'Run: read, connect, send' },
  { scope: 'read', title: 'Read only' },
  { scope: 'full', title: 'Full: all you may, but people' },
]
const DAYS = [30, 90, 366] as const

/** Tokens with which scripts act as their maker. */
export function TokensPanel() {
  const person = usePerson()
  return person?.access === 'team' ? <Tokens /> : null
}

function Tokens() {
  const queries = useQueryClient()
  const { data, error } = useTokens()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<TokenScope>('run')
  const [days, setDays] = useState<number | null>(90)
  const [token, setToken] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['tokens'] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    try {
      setToken((await makeToken({ name: name.trim(), scope, days })).token)
      setName('')
    } catch (failure) {
      setProblem(errorText(failure))
    }
    await refresh()
  }
  const end = async ({ id, name: ended }: ApiToken) => {
    try {
      await endToken(id)
    } catch (failure) {
      toast({ tone: 'fail', title: `“${ended}” stays`, description: errorText(failure) })
    }
    await refresh()
  }
  return (
    <Panel title="Tokens for scripts">
      <div className="grid gap-3 p-3">
        <form onSubmit={submit} className="flex flex-wrap items-end gap-2">
          <Field label="Name" className="min-w-40 flex-1">
            {(control) => <Input {...control} required maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />}
          </Field>
          <Field label="May">
            {(control) => (
              <Select
                {...control}
                value={scope}
                onChange={({ target }) => setScope(SCOPES.find((one) => one.scope === target.value)?.scope ?? 'run')}
              >
                {SCOPES.map((one) => (
                  <option key={one.scope} value={one.scope}>
                    {one.title}
                  </option>
                ))}
              </Select>
            )}
          </Field>
          <Field label="Ends">
            {(control) => (
              <Select {...control} value={days ?? ''} onChange={({ target }) => setDays(target.value === '' ? null : Number(target.value))}>
                {DAYS.map((count) => (
                  <option key={count} value={count}>
                    after {count} days
                  </option>
                ))}
                <option value="">never</option>
              </Select>
            )}
          </Field>
          <Button type="submit" disabled={name.trim() === ''}>
            Make a token
          </Button>
        </form>
        {problem === null ? null : <FieldError>{problem}</FieldError>}
        {token === null ? null : (
          <ToldOnce label="the token" value={token}>
            Sent as “Authorization: Bearer …”. It is kept here only as a hash and not shown again.
          </ToldOnce>
        )}
        {error ? <p className="text-fail">{errorText(error)}</p> : null}
        {data && data.items.length > 0 ? (
          <ul aria-label="Tokens" className="divide-y rounded-md border">
            {data.items.map((one) => (
              <li key={one.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
                <span className="min-w-32 flex-1 truncate">
                  {one.name} <span className="text-muted text-xs">of {one.person}</span>
                </span>
                <Badge>{one.scope}</Badge>
                <span className="text-muted text-xs">
                  {one.lastUsedAt ? 'used ' : 'never used'}
                  {one.lastUsedAt ? <Time value={one.lastUsedAt} /> : null}
                </span>
                <Button size="sm" onClick={() => void end(one)}>
                  End
                </Button>
              </li>
            ))}
          </ul>
        ) : null}
      </div>
    </Panel>
  )
}
