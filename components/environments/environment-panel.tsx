'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Trash2 } from 'lucide-react'
import { useState } from 'react'
import { useOnlyLooks } from '@/components/shell/person'
import { Confirm } from '@/components/ui/alert-dialog'
import { Badge } from '@/components/ui/badge'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { deleteEnvironment, type Environment, saveEnvironment, saveOwnVariables } from '@/lib/client/environments'
import { rowProblem, rowsOf, variablesOf } from './variable-rows'
import { VariablesEditor } from './variables-editor'

/** One environment: its name, what it gives everyone, and the reader's own values. */
export function EnvironmentPanel({ environment, shared }: { environment: Environment; shared: boolean }) {
  const queries = useQueryClient()
  const onlyLooks = useOnlyLooks()
  const [name, setName] = useState(environment.name)
  const [rows, setRows] = useState(rowsOf(environment.variables))
  const [own, setOwn] = useState(rowsOf(environment.ownVariables))
  const [problem, setProblem] = useState<string | null>(null)
  const [asking, setAsking] = useState(false)
  const faulty = [...rows.keys()].some((at) => rowProblem(rows, at)) || [...own.keys()].some((at) => rowProblem(own, at))
  const teamChanged = name !== environment.name || JSON.stringify(variablesOf(rows)) !== JSON.stringify(environment.variables)
  const ownChanged = JSON.stringify(variablesOf(own)) !== JSON.stringify(environment.ownVariables)
  const save = async () => {
    setProblem(null)
    try {
      if (teamChanged)
        await saveEnvironment(environment.id, {
          version: environment.version,
          name: name.trim(),
          note: environment.note,
          variables: variablesOf(rows),
        })
      if (ownChanged) await saveOwnVariables(environment.id, variablesOf(own))
      toast({ tone: 'pass', title: `“${name.trim()}” is saved` })
      await queries.invalidateQueries({ queryKey: ['environments'] })
    } catch (error) {
      setProblem(errorText(error))
    }
  }
  const remove = async () => {
    try {
      await deleteEnvironment(environment.id)
    } catch (error) {
      toast({ tone: 'fail', title: `“${environment.name}” stays`, description: errorText(error) })
    }
    await queries.invalidateQueries({ queryKey: ['environments'] })
    await queries.invalidateQueries({ queryKey: ['secrets'] })
  }
  return (
    <Panel
      title={environment.name}
      info={
        <>
          {environment.scope === 'own' ? <Badge>only yours</Badge> : null}
          <span>
            {environment.updatedBy} <Time value={environment.updatedAt} />
          </span>
        </>
      }
      toolbar={
        onlyLooks ? null : (
          <IconButton label={`Delete ${environment.name}`} onClick={() => setAsking(true)}>
            <Trash2 />
          </IconButton>
        )
      }
    >
      <div className="grid gap-3 p-3">
        <Field label="Name" className="max-w-72">
          {(control) => (
            <Input
              {...control}
              readOnly={onlyLooks !== null}
              maxLength={100}
              value={name}
              onChange={(event) => setName(event.target.value)}
            />
          )}
        </Field>
        <div className="grid gap-1.5">
          <h3 className="font-medium text-xs">{shared && environment.scope === 'team' ? 'For everyone' : 'Variables'}</h3>
          <VariablesEditor
            label={`Variables of ${environment.name}`}
            rows={rows}
            onChange={setRows}
            problemAt={(at) => rowProblem(rows, at)}
            readOnly={onlyLooks !== null}
          />
        </div>
        {shared && environment.scope === 'team' && onlyLooks === null ? (
          <div className="grid gap-1.5">
            <h3 className="font-medium text-xs">
              Your own <span className="font-normal text-muted">go before these, and nobody else sees them</span>
            </h3>
            <VariablesEditor
              label={`Your own variables in ${environment.name}`}
              rows={own}
              onChange={setOwn}
              problemAt={(at) => rowProblem(own, at)}
              readOnly={false}
            />
          </div>
        ) : null}
        {problem === null ? null : <FieldError>{problem}</FieldError>}
        {onlyLooks === null ? (
          <Button
            variant="primary"
            className="justify-self-start"
            disabled={faulty || name.trim() === '' || !(teamChanged || ownChanged)}
            onClick={() => void save()}
          >
            Save
          </Button>
        ) : null}
      </div>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={`Delete “${environment.name}”?`}
        action="Delete environment"
        onConfirm={() => void remove()}
      >
        Its variables, everybody’s own values in it and the secrets that hold only in it go. Attempts made with it stay as they are.
      </Confirm>
    </Panel>
  )
}
