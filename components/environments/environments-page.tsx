'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Layers } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useOnlyLooks, usePerson } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { EmptyState } from '@/components/ui/empty-state'
import { Field, FieldError } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Select } from '@/components/ui/select'
import { Skeleton } from '@/components/ui/skeleton'
import { errorText } from '@/lib/client/api'
import { createEnvironment, type Environment } from '@/lib/client/environments'
import { useEnvironments } from '@/lib/client/use-environments'
import { EnvironmentPanel } from './environment-panel'
import { SecretsPanel } from './secrets-panel'

/** Environments and secrets: what the placeholders of drafts stand for. */
export function EnvironmentsPage() {
  const { data, error, isPending, refetch } = useEnvironments()
  const shared = usePerson()?.access === 'team'
  const onlyLooks = useOnlyLooks()
  const environments = data?.items ?? []
  return (
    <div className="mx-auto grid w-full max-w-4xl gap-4 px-3 py-4 sm:px-4">
      <header className="flex flex-wrap items-end gap-x-3 gap-y-2">
        <div className="min-w-0 flex-1">
          <h1 className="font-semibold text-lg">Environments</h1>
          <p className="text-muted">
            One profile, many places: <span className="mono">{'{{name}}'}</span> in a draft stands for the value of the environment chosen
            beside the URL.
          </p>
        </div>
        {onlyLooks ? null : <NewEnvironment shared={shared} />}
      </header>
      {error ? (
        <EmptyState title="The environments could not be loaded" actions={<Button onClick={() => refetch()}>Try again</Button>}>
          {errorText(error)}
        </EmptyState>
      ) : isPending ? (
        <Skeleton className="h-48" />
      ) : environments.length === 0 ? (
        <EmptyState icon={<Layers />} title="No environments yet" className="rounded-md border bg-surface">
          Make one for each place the same profile is run at, such as staging and production.
        </EmptyState>
      ) : (
        environments.map((environment) => (
          <EnvironmentPanel key={`${environment.id} ${environment.version}`} environment={environment} shared={shared} />
        ))
      )}
      <SecretsPanel environments={environments} shared={shared} />
    </div>
  )
}

function NewEnvironment({ shared }: { shared: boolean }) {
  const queries = useQueryClient()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<Environment['scope']>('team')
  const [problem, setProblem] = useState<string | null>(null)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setProblem(null)
    try {
      await createEnvironment({ name: name.trim(), scope, variables: {} })
      setName('')
    } catch (error) {
      setProblem(errorText(error))
    }
    await queries.invalidateQueries({ queryKey: ['environments'] })
  }
  return (
    <form onSubmit={submit} className="grid gap-1">
      <div className="flex flex-wrap items-end gap-2">
        <Field label="New environment">
          {(control) => (
            <Input {...control} placeholder="staging" maxLength={100} value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
        {shared ? (
          <Field label="For">
            {(control) => (
              <Select {...control} value={scope} onChange={({ target }) => setScope(target.value === 'own' ? 'own' : 'team')}>
                <option value="team">the team</option>
                <option value="own">me alone</option>
              </Select>
            )}
          </Field>
        ) : null}
        <Button type="submit" variant="primary" disabled={name.trim() === ''}>
          Make it
        </Button>
      </div>
      {problem === null ? null : <FieldError>{problem}</FieldError>}
    </form>
  )
}
