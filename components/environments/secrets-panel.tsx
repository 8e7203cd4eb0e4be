'use client'

import { useQueryClient } from '@tanstack/react-query'
import { KeyRound, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useOnlyLooks } from '@/components/shell/person'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Select } from '@/components/ui/select'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { deleteSecret, type Environment, type Secret, writeSecret } from '@/lib/client/environments'
import { useSecrets } from '@/lib/client/use-environments'

type SecretsPanelProps = { environments: readonly Environment[]; shared: boolean }

/** Which secrets are set, and a way to write one; none is ever shown. */
export function SecretsPanel({ environments, shared }: SecretsPanelProps) {
  const queries = useQueryClient()
  const onlyLooks = useOnlyLooks()
  const { data, error } = useSecrets()
  const [name, setName] = useState('')
  const [value, setValue] = useState('')
  const [scope, setScope] = useState<Secret['scope']>('own')
  const [environmentId, setEnvironmentId] = useState<string | null>(null)
  const [problem, setProblem] = useState<string | null>(null)
  const refresh = () => queries.invalidateQueries({ queryKey: ['secrets'] })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    try {
      await writeSecret({ name: name.trim(), scope, environmentId, value })
      toast({ tone: 'pass', title: `{{secret:${name.trim()}}} is set` })
      setName('')
      setValue('')
    } catch (failure) {
      setProblem(errorText(failure))
    }
    await refresh()
  }
  const remove = async (secret: Secret) => {
    try {
      await deleteSecret(secret.id)
    } catch (failure) {
      toast({ tone: 'fail', title: `“${secret.name}” stays`, description: errorText(failure) })
    }
    await refresh()
  }
  const environmentName = (id: string | null) =>
    id === null ? 'everywhere' : `in ${environments.find((one) => one.id === id)?.name ?? '…'}`
  const secrets = data?.items ?? []
  return (
    <Panel title="Secrets" info={<span className="tabular">{secrets.length} set</span>}>
      <div className="grid gap-3 p-3">
        <p className="text-muted text-xs">
          Written once, kept encrypted, used as <span className="mono">{'{{secret:name}}'}</span> and never shown again: not here, not in
          history, not in exports.
        </p>
        {error ? <p className="text-fail">{errorText(error)}</p> : null}
        {secrets.length > 0 ? (
          <ul aria-label="Secrets that are set" className="divide-y rounded-md border">
            {secrets.map((secret) => (
              <li key={secret.id} className="flex flex-wrap items-center gap-x-3 gap-y-1 px-3 py-1.5">
                <KeyRound aria-hidden className="size-3.5 text-muted" />
                <span className="mono min-w-0 flex-1 truncate">{secret.name}</span>
                {shared ? <Badge>{secret.scope === 'own' ? 'yours' : 'team'}</Badge> : null}
                <span className="text-muted text-xs">{environmentName(secret.environmentId)}</span>
                <Time value={secret.updatedAt} className="text-muted text-xs" />
                {onlyLooks ? null : (
                  <IconButton label={`Delete the secret ${secret.name}`} onClick={() => void remove(secret)}>
                    <Trash2 />
                  </IconButton>
                )}
              </li>
            ))}
          </ul>
        ) : null}
        {onlyLooks ? null : (
          <form onSubmit={submit} className="grid gap-2 sm:grid-cols-[1fr_1fr_auto_auto_auto] sm:items-end">
            <Field label="Name">
              {(control) => (
                <Input
                  wire
                  {...control}
                  required
                  placeholder="agent"
                  maxLength={93}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
              )}
            </Field>
            <Field label="Value">
              {(control) => (
                <Input
                  wire
                  {...control}
                  required
                  type="password"
                  autoComplete="new-password"
                  value={value}
                  onChange={(event) => setValue(event.target.value)}
                />
              )}
            </Field>
            {shared ? (
              <Field label="Whose">
                {(control) => (
                  <Select {...control} value={scope} onChange={({ target }) => setScope(target.value === 'team' ? 'team' : 'own')}>
                    <option value="own">Mine</option>
                    <option value="team">The team’s</option>
                  </Select>
                )}
              </Field>
            ) : null}
            <Field label="Holds">
              {(control) => (
                <Select
                  {...control}
                  value={environmentId ?? ''}
                  onChange={({ target }) => setEnvironmentId(target.value === '' ? null : target.value)}
                >
                  <option value="">everywhere</option>
                  {environments.map((one) => (
                    <option key={one.id} value={one.id}>
                      in {one.name}
                    </option>
                  ))}
                </Select>
              )}
            </Field>
            <Button type="submit" disabled={name.trim() === '' || value === ''}>
              Set
            </Button>
          </form>
        )}
        {problem === null ? null : <FieldError>{problem}</FieldError>}
      </div>
    </Panel>
  )
}
