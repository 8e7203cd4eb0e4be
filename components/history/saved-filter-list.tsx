'use client'

import { useQueryClient } from '@tanstack/react-query'
import { Check, Link2, Pencil, Trash2 } from 'lucide-react'
import { type FormEvent, useState } from 'react'
import { useOnlyLooks, usePerson } from '@/components/shell/person'
import { Button } from '@/components/ui/button'
import { cn } from '@/components/ui/cn'
import { copyText } from '@/components/ui/copy-text'
import { Field, FieldError } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import { type HistoryAddress, NO_ADDRESS } from '@/lib/client/history-address'
import { addressOf, changeSavedFilter, createSavedFilter, deleteSavedFilter, type SavedFilter, savedOf } from '@/lib/client/saved-filters'
import { keptBeginning, renewBeginnings } from '@/lib/client/since'
import { SAVED_FILTERS_KEY } from '@/lib/client/use-saved-filters'

type ListProps = {
  address: HistoryAddress
  /** null until they are there. */
  saved: readonly SavedFilter[] | null
  error: Error | null
  applied: SavedFilter | undefined
  onApply: (address: HistoryAddress) => void
}

/** A link that shows a colleague the attempts of now: a time that moves with the clock becomes a fixed one. */
async function copyLink({ since, ...address }: HistoryAddress) {
  const fixed =
    since === '' ? address : { ...address, from: keptBeginning(since as Parameters<typeof keptBeginning>[0]), to: new Date().toISOString() } // safe: another is no part of an address
  const query = new URLSearchParams(Object.entries(fixed).filter(([, value]) => value !== ''))
  const done = await copyText(new URL(`/attempts?${query}`, window.location.href).href)
  toast(done ? { tone: 'pass', title: 'Link copied' } : { tone: 'fail', title: 'The browser did not allow copying' })
}

/** Saved filters to apply, rename and delete, and a name for the present one. */
export function SavedFilterList({ address, saved, error, applied, onApply }: ListProps) {
  const client = useQueryClient()
  const looks = useOnlyLooks() !== null
  const owns = usePerson()?.role === 'owner'
  const [name, setName] = useState('')
  const [problem, setProblem] = useState('')
  const [asked, setAsked] = useState('')
  const [renamed, setRenamed] = useState<SavedFilter | null>(null)
  const mayChange = (one: SavedFilter) => owns || (one.mine && !looks)
  const anything = Object.values(address).some((value) => value !== '')
  const hasForm = !looks && (anything || renamed !== null)
  const same = saved?.find((one) => one.name.toLowerCase() === name.trim().toLowerCase() && one.id !== renamed?.id)
  const tell = async (run: () => Promise<unknown>) => {
    setProblem('')
    try {
      await run()
      await client.invalidateQueries({ queryKey: SAVED_FILTERS_KEY })
      setName('')
      setRenamed(null)
    } catch (error) {
      setProblem(errorText(error))
    }
  }
  const save = (event: FormEvent) => {
    event.preventDefault()
    const body = { name: name.trim(), ...savedOf(address) }
    if (body.name === '') return setProblem('A saved filter needs a name')
    if (renamed) void tell(() => changeSavedFilter(renamed.id, { name: body.name, filter: renamed.filter, sort: renamed.sort }))
    else if (same && mayChange(same)) void tell(() => changeSavedFilter(same.id, { ...body, name: same.name }))
    else void tell(() => createSavedFilter(body))
  }
  const apply = (one: SavedFilter) => {
    renewBeginnings()
    onApply(addressOf(one))
  }
  return (
    <div className="grid gap-2">
      {error && <p className="text-fail text-xs">The saved filters could not be loaded: {errorText(error)}</p>}
      {saved?.length === 0 && <p className="text-muted text-xs">No filter is saved yet. A saved one is seen by everybody here.</p>}
      {saved !== null && saved.length > 0 && (
        <div className="scroll-area -mx-1 grid max-h-64 gap-px px-1">
          {saved.map((one) => (
            <div key={one.id} className="flex min-w-0 items-center gap-0.5">
              <Button
                variant="ghost"
                aria-pressed={one.id === applied?.id}
                title={one.mine ? undefined : `saved by ${one.createdBy}`}
                className="min-w-0 flex-1 shrink justify-start px-2 text-foreground"
                onClick={() => apply(one)}
              >
                <Check aria-hidden="true" className={cn(one.id !== applied?.id && 'invisible')} />
                <span className="truncate">{one.name}</span>
                {!one.mine && <span className="truncate font-normal text-faint text-xs">{one.createdBy}</span>}
              </Button>
              {mayChange(one) && (
                <>
                  <IconButton
                    label={`Rename ${one.name}`}
                    size="icon-sm"
                    onClick={() => {
                      setRenamed(one)
                      setName(one.name)
                    }}
                  >
                    <Pencil />
                  </IconButton>
                  {asked === one.id ? (
                    <Button
                      variant="danger"
                      size="sm"
                      autoFocus
                      onBlur={() => setAsked('')}
                      onClick={() => void tell(() => deleteSavedFilter(one.id))}
                    >
                      Delete for everybody
                    </Button>
                  ) : (
                    <IconButton label={`Delete ${one.name}`} size="icon-sm" onClick={() => setAsked(one.id)}>
                      <Trash2 />
                    </IconButton>
                  )}
                </>
              )}
            </div>
          ))}
        </div>
      )}
      {hasForm && (
        <form onSubmit={save} className="border-t pt-2">
          <Field label={renamed ? `Rename “${renamed.name}”` : 'Save what is chosen now as'} error={problem}>
            {(control) => (
              <span className="flex gap-2">
                <Input
                  {...control}
                  key={renamed?.id}
                  autoFocus={renamed !== null}
                  maxLength={100}
                  value={name}
                  onChange={(event) => setName(event.target.value)}
                />
                <Button type="submit" variant="primary">
                  {renamed ? 'Rename' : same && mayChange(same) ? 'Replace' : 'Save'}
                </Button>
              </span>
            )}
          </Field>
        </form>
      )}
      {!hasForm && problem !== '' && <FieldError>{problem}</FieldError>}
      {!looks && !hasForm && <p className="text-muted text-xs">Narrow or sort the list, then save that here under a name.</p>}
      <Button variant="ghost" className="justify-start px-2" onClick={() => void copyLink({ ...NO_ADDRESS, ...address })}>
        <Link2 aria-hidden="true" />
        Copy a link to these attempts
      </Button>
    </div>
  )
}
