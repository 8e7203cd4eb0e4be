'use client'

import { useQueryClient } from '@tanstack/react-query'
import { X } from 'lucide-react'
import { type FormEvent, useId, useState } from 'react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { Field, FieldError } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Spinner } from '@/components/ui/spinner'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import {
  type HostAmount,
  previewRetention,
  type RetentionLimits,
  type RetentionPreview,
  type RetentionRules,
  setRetention,
} from '@/lib/client/storage'
import { LimitsFields } from './limits-fields'
import { RetentionPreviewView } from './retention-preview'

/** When it is looked at again after rules were saved, milliseconds. */
const LOOKS_MS = [700, 2_000, 5_000]
const NO_LIMITS: RetentionLimits = { maxDays: null, maxAttempts: null, maxBytes: null }

/** Sets the rules; they are saved only after it was shown what they remove. */
export function RetentionForm({ rules, hosts }: { rules: RetentionRules; hosts: readonly HostAmount[] }) {
  const queries = useQueryClient()
  const [draft, setDraft] = useState(rules)
  const [host, setHost] = useState('')
  const [shown, setShown] = useState<RetentionPreview | null>(null)
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<string | null>(null)
  const list = useId()
  const change = (next: RetentionRules) => {
    setDraft(next)
    setShown(null)
    setProblem(null)
  }
  const setHostLimits = (name: string, limits: RetentionLimits) =>
    change({ ...draft, hosts: draft.hosts.map((rule) => (rule.host === name ? { ...limits, host: name } : rule)) })
  const addHost = () => {
    const name = host.trim().toLowerCase()
    if (name === '' || draft.hosts.some((rule) => rule.host === name)) return
    change({ ...draft, hosts: [...draft.hosts, { host: name, ...NO_LIMITS }] })
    setHost('')
  }
  const attempt = async (work: () => Promise<void>) => {
    setBusy(true)
    setProblem(null)
    await work().catch((failure: unknown) => setProblem(errorText(failure)))
    setBusy(false)
  }
  const preview = (event: FormEvent) => {
    event.preventDefault()
    void attempt(async () => setShown(await previewRetention(draft)))
  }
  const save = () =>
    attempt(async () => {
      const kept = await setRetention(draft)
      toast({ tone: 'pass', title: kept.on ? 'The rules hold from now on' : 'Retention is off: everything is kept' })
      const refresh = () => ['retention', 'storage'].map((queryKey) => queries.invalidateQueries({ queryKey: [queryKey] }))
      // What goes by them goes in the moments after.
      for (const ms of LOOKS_MS) setTimeout(refresh, ms)
      await Promise.all(refresh())
    })
  const same = JSON.stringify(draft) === JSON.stringify(rules)
  return (
    <form onSubmit={preview} className="grid gap-3 border-t pt-3">
      <fieldset className="grid gap-1.5">
        <legend className="mb-1.5 text-sm">Every host without a rule of its own: keep at most</legend>
        <LimitsFields of="" limits={draft.general} onChange={(general) => change({ ...draft, general })} />
      </fieldset>
      {draft.hosts.map((rule) => (
        <fieldset key={rule.host} className="grid gap-1.5 rounded-md border p-2">
          <legend className="sr-only">Rule of {rule.host}</legend>
          <div className="flex items-center justify-between gap-2">
            <p className="min-w-0 truncate text-sm">
              <VisibleText text={rule.host} className="mono" />: keep at most
            </p>
            <IconButton
              label={`Take the rule of ${rule.host} away`}
              size="icon-sm"
              onClick={() => change({ ...draft, hosts: draft.hosts.filter((one) => one.host !== rule.host) })}
            >
              <X />
            </IconButton>
          </div>
          <LimitsFields of={` of ${rule.host}`} limits={rule} onChange={(limits) => setHostLimits(rule.host, limits)} />
        </fieldset>
      ))}
      <div className="flex flex-wrap items-end gap-2">
        <Field label="A rule for one host" className="min-w-40 flex-1">
          {(control) => (
            <Input
              wire
              {...control}
              list={list}
              maxLength={300}
              placeholder="host"
              value={host}
              onChange={({ target }) => setHost(target.value)}
              onKeyDown={(event) => {
                if (event.key !== 'Enter') return
                event.preventDefault()
                addHost()
              }}
            />
          )}
        </Field>
        <datalist id={list}>
          {hosts.map((one) => (
            <option key={one.host} value={one.host} />
          ))}
        </datalist>
        <Button disabled={host.trim() === ''} onClick={addHost}>
          Add
        </Button>
      </div>
      {problem === null ? null : <FieldError>{problem}</FieldError>}
      {shown === null ? null : <RetentionPreviewView preview={shown} />}
      <div className="flex flex-wrap items-center justify-end gap-2">
        {shown === null && !same ? (
          <p className="min-w-0 flex-1 text-muted text-xs">Look at what they would remove before you save them.</p>
        ) : null}
        {same ? null : (
          <Button variant="ghost" onClick={() => change(rules)}>
            Discard
          </Button>
        )}
        <Button type="submit" disabled={busy}>
          {busy ? <Spinner /> : null} Show what goes
        </Button>
        <Button
          variant={shown !== null && shown.removed.attempts > 0 ? 'danger' : 'primary'}
          disabled={busy || shown === null || same}
          onClick={() => void save()}
        >
          {shown !== null && shown.removed.attempts > 0 ? 'Save and remove' : 'Save'}
        </Button>
      </div>
    </form>
  )
}
