'use client'

import { KeyRound } from 'lucide-react'
import Link from 'next/link'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { toast } from '@/components/ui/toast'
import { errorText } from '@/lib/client/api'
import type { Known, KnownValues } from '@/lib/client/known-values'

type PlaceholderSectionProps = {
  /** Names without a value, and those that have one that was typed here. */
  names: readonly string[]
  values: Readonly<Record<string, string>>
  onChange: (values: Readonly<Record<string, string>>, key: string) => void
  /** Those of the draft that an environment or a secret gives. */
  given: readonly Known[]
  onKeepSecret: KnownValues['keepSecret']
}

/** Asks for the values of `{{name}}` placeholders; those that begin with `secret:` are masked. Says where the others come from. */
export function PlaceholderSection({ names, values, onChange, given, onKeepSecret }: PlaceholderSectionProps) {
  const [busy, setBusy] = useState(false)
  if (names.length === 0 && given.length === 0) return null
  const keep = async (name: string) => {
    setBusy(true)
    try {
      await onKeepSecret({ name: name.slice('secret:'.length), scope: 'own', environmentId: null, value: values[name] ?? '' })
      const { [name]: _, ...rest } = values
      onChange(rest, `value ${name}`)
      toast({
        tone: 'pass',
        title: `{{${name}}} is your secret now`,
        description: 'It is kept encrypted, for you alone, and never shown again.',
      })
    } catch (error) {
      toast({ tone: 'fail', title: 'The secret could not be kept', description: errorText(error) })
    }
    setBusy(false)
  }
  return (
    <section aria-label="Values" className="border-b bg-surface px-3 py-2.5">
      <p className="pb-2 text-muted text-xs">
        This draft has placeholders.{names.length > 0 ? ' Values typed here are used for the next attempt. ' : ' '}
        Shared ones stand in{' '}
        <Link href="/environments" className="underline underline-offset-2">
          environments
        </Link>
        .
      </p>
      {given.length > 0 ? (
        <ul aria-label="Given values" className="flex flex-wrap gap-x-4 gap-y-1 pb-2 text-xs">
          {given.map(({ name, value, from }) => (
            <li key={name} className="min-w-0">
              <span className="mono">{`{{${name}}}`}</span> = <span className="mono break-all">{value}</span>{' '}
              <span className="text-muted">({from})</span>
            </li>
          ))}
        </ul>
      ) : null}
      <div className="grid gap-2 sm:grid-cols-2">
        {names.map((name) => (
          <Field key={name} label={<span className="mono">{`{{${name}}}`}</span>}>
            {(control) => (
              <span className="flex gap-1.5">
                <Input
                  wire
                  {...control}
                  type={name.startsWith('secret:') ? 'password' : 'text'}
                  value={values[name] ?? ''}
                  onChange={(event) => onChange({ ...values, [name]: event.target.value }, `value ${name}`)}
                />
                {name.startsWith('secret:') && (values[name] ?? '') !== '' ? (
                  <Button onClick={() => void keep(name)} disabled={busy} title="Kept encrypted, for you alone">
                    <KeyRound /> Keep
                  </Button>
                ) : null}
              </span>
            )}
          </Field>
        ))}
      </div>
    </section>
  )
}
