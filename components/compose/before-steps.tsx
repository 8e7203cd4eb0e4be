'use client'

import { ArrowDown, ArrowUp, Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { DropdownMenu, DropdownMenuContent, DropdownMenuItem, DropdownMenuTrigger } from '@/components/ui/dropdown-menu'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Input } from '@/components/ui/input'
import { Textarea } from '@/components/ui/textarea'
import { withRecipe } from '@/lib/client/composer/start-step'
import { beforeProblems } from '@/lib/core/before/problem'
import { recipesFor } from '@/lib/core/before/recipes'
import { type BeforeStep, MOST_EXTRACTIONS, MOST_STEPS } from '@/lib/core/handshake/before-step'
import { expectText, headersText, moved, readExpect, readHeaders, withField } from './before-forms'
import type { BeforeProps } from './before-props'
import { ExtractionRow } from './extraction-row'
import { SwitchRow } from './switch-row'
import { useTyped } from './use-typed'

/** The before steps of a draft in their order, and steps to start from. */
export default function BeforeSteps({
  steps = [],
  url,
  cookies,
  keepCookies,
  errorAt,
  onChange,
  onCookies,
  onKeepCookies,
  onStart,
}: BeforeProps) {
  const set = (next: readonly BeforeStep[], key: string) => onChange(next.length > 0 ? next : undefined, `before ${key}`)
  return (
    <div className="grid gap-3">
      <p className="text-muted text-xs">
        Sent one after the other, each over a connection of its own, under the same network policy and limits. What they give fills{' '}
        <code className="mono">{'{{name}}'}</code> in later steps, in the handshake and in messages.
      </p>
      {steps.map((step, index) => (
        <StepFields
          // biome-ignore lint/suspicious/noArrayIndexKey: a step is its place in the order
          key={index}
          number={index + 1}
          last={index === steps.length - 1}
          step={step}
          errorAt={(path) => errorAt(`request.before[${index}].${path}`)}
          onChange={(next, key) => set(steps.with(index, next), `${index} ${key}`)}
          onMove={(by) => set(moved(steps, index, by), 'move')}
          onRemove={() => set(steps.toSpliced(index, 1), `remove ${index}`)}
        />
      ))}
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="sm" variant="ghost" className="-ml-2 justify-self-start" disabled={steps.length >= MOST_STEPS}>
            <Plus /> Add step
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent align="start" className="w-72 max-w-[calc(100vw-2rem)]">
          {recipesFor(url).map((recipe) => (
            <DropdownMenuItem key={recipe.id} onSelect={() => onStart((held) => withRecipe(held, recipe))}>
              <span className="min-w-0">
                {recipe.name} <span className="text-muted text-xs">{recipe.hint}</span>
              </span>
            </DropdownMenuItem>
          ))}
        </DropdownMenuContent>
      </DropdownMenu>
      {steps.length === 0 ? null : (
        <div className="grid gap-3 sm:grid-cols-2">
          <SwitchRow
            label="Cookies of the steps go with the handshake"
            hint="Where it has no Cookie line of its own, and the host, path and Secure of a cookie allow it."
            checked={cookies}
            onCheckedChange={onCookies}
          />
          <SwitchRow
            label="Keep the cookies for later attempts"
            hint="Encrypted, for you alone, in the environment that is chosen."
            checked={keepCookies}
            onCheckedChange={onKeepCookies}
          />
        </div>
      )}
    </div>
  )
}

type StepFieldsProps = {
  number: number
  last: boolean
  step: BeforeStep
  /** What the server said of a field. */
  errorAt: (path: string) => string | undefined
  onChange: (step: BeforeStep, key: string) => void
  onMove: (by: number) => void
  onRemove: () => void
}

function StepFields({ number, last, step, errorAt, onChange, onMove, onRemove }: StepFieldsProps) {
  const problems = beforeProblems([step])
  const error = (path: string) => problems.find((problem) => problem.path === `before[0].${path}`)?.message ?? errorAt(path)
  const set = <Key extends keyof BeforeStep>(key: Key, value: BeforeStep[Key] | undefined) => onChange(withField(step, key, value), key)
  const [expected, typeExpected] = useTyped(step.expect, expectText, readExpect)
  const extract = step.extract ?? []
  const of = (label: string) => (
    <>
      {label}
      <span className="sr-only"> of step {number}</span>
    </>
  )
  const setExtract = (next: typeof extract) => set('extract', next.length > 0 ? next : undefined)
  return (
    <fieldset className="grid min-w-0 gap-2 rounded-md border p-2.5">
      <legend className="sr-only">Before step {number}</legend>
      <div className="flex items-end gap-1.5">
        <Field label={`Step ${number}`} className="min-w-0 flex-1">
          {(control) => (
            <Input
              {...control}
              className="h-6 text-xs"
              maxLength={200}
              value={step.name}
              onChange={(event) => set('name', event.target.value)}
            />
          )}
        </Field>
        <IconButton label={`Move step ${number} up`} size="icon-sm" disabled={number === 1} onClick={() => onMove(-1)}>
          <ArrowUp />
        </IconButton>
        <IconButton label={`Move step ${number} down`} size="icon-sm" disabled={last} onClick={() => onMove(1)}>
          <ArrowDown />
        </IconButton>
        <IconButton label={`Delete step ${number}`} size="icon-sm" onClick={onRemove}>
          <Trash2 />
        </IconButton>
      </div>
      <div className="grid gap-2 sm:grid-cols-[7rem_1fr]">
        <Field label={of('Method')} error={error('method')}>
          {(control) => <Input wire {...control} value={step.method} onChange={(event) => set('method', event.target.value)} />}
        </Field>
        <Field label={of('URL')} error={error('url')}>
          {(control) => <Input wire {...control} value={step.url} onChange={(event) => set('url', event.target.value)} />}
        </Field>
      </div>
      <Field
        label={of('Header lines')}
        hint="One a line. Host, Connection, Content-Length and Cookie are added where they are missing."
        error={error('headers')}
      >
        {(control) => (
          <Textarea
            wire
            {...control}
            rows={1}
            className="field-sizing-content max-h-40 min-h-6 py-[2px]"
            value={headersText(step.headers)}
            onChange={(event) => set('headers', readHeaders(event.target.value, step.headers))}
          />
        )}
      </Field>
      <Field label={of('Body')} hint={'Write passwords as {{secret:name}}: their values are kept encrypted.'} error={error('body')}>
        {(control) => (
          <Textarea
            wire
            {...control}
            rows={1}
            className="field-sizing-content max-h-60 min-h-6 py-[2px]"
            value={step.body ?? ''}
            onChange={(event) => set('body', event.target.value === '' ? undefined : event.target.value)}
          />
        )}
      </Field>
      <div className="grid gap-2 sm:grid-cols-2">
        <Field label={of('Expected status')} error={error('expect')}>
          {(control) => (
            <Input
              wire
              {...control}
              value={expected}
              placeholder="2xx, 3xx"
              onChange={(event) => set('expect', typeExpected(event.target.value))}
            />
          )}
        </Field>
        <SwitchRow
          label="Send cookies"
          hint="Those that earlier steps were given."
          checked={step.cookies !== false}
          onCheckedChange={(on) => set('cookies', on ? undefined : false)}
        />
      </div>
      <div className="grid gap-1.5">
        <p className="font-medium text-xs">Values taken from the answer</p>
        {extract.map((one, index) => (
          <ExtractionRow
            // biome-ignore lint/suspicious/noArrayIndexKey: a value is its place in the list
            key={index}
            label={`value ${index + 1} of step ${number}`}
            extraction={one}
            errorAt={(path) => error(`extract[${index}].${path}`)}
            onChange={(next) => setExtract(extract.with(index, next))}
            onRemove={() => setExtract(extract.toSpliced(index, 1))}
          />
        ))}
        <Button
          size="sm"
          variant="ghost"
          className="-ml-2 justify-self-start"
          disabled={extract.length >= MOST_EXTRACTIONS}
          onClick={() => setExtract([...extract, { variable: 'token', from: { json: '$.token' }, secret: true }])}
        >
          <Plus /> Add value
        </Button>
      </div>
    </fieldset>
  )
}
