'use client'

import { Plus, Trash2 } from 'lucide-react'
import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { expectationProblems, MOST_EXPECTATIONS } from '@/lib/core/expectations/problem'
import type { Expectation } from '@/lib/core/handshake/expectation'
import { ExpectationFields } from './expectation-fields'
import { EXPECTATION_KINDS, type ExpectationKind } from './expectation-forms'

export type ExpectationsProps = {
  expectations: readonly Expectation[] | undefined
  errorAt: (path: string) => string | undefined
  onChange: (expectations: readonly Expectation[] | undefined, key: string) => void
}

/** The expectations of a draft, a row each. */
export default function ExpectationRows({ expectations = [], errorAt, onChange }: ExpectationsProps) {
  const set = (next: readonly Expectation[], key: string) => onChange(next.length > 0 ? next : undefined, `expectations ${key}`)
  return (
    <div className="grid gap-2">
      <p className="text-muted text-xs">
        Each is told as passed or failed beside the attempt, and to scripts that run the profile. <code className="mono">{'{{name}}'}</code>{' '}
        is filled.
      </p>
      {expectations.map((expectation, index) => (
        <ExpectationRow
          // biome-ignore lint/suspicious/noArrayIndexKey: an expectation is its place in the list
          key={index}
          number={index + 1}
          expectation={expectation}
          error={errorAt(`request.expectations[${index}]`)}
          onChange={(next) => set(expectations.with(index, next), `change ${index}`)}
          onRemove={() => set(expectations.toSpliced(index, 1), `remove ${index}`)}
        />
      ))}
      <Button
        size="sm"
        variant="ghost"
        className="-ml-2 justify-self-start"
        disabled={expectations.length >= MOST_EXPECTATIONS}
        onClick={() => set([...expectations, { kind: 'status', is: [101] }], 'add')}
      >
        <Plus /> Add expectation
      </Button>
    </div>
  )
}

type RowProps = {
  number: number
  expectation: Expectation
  /** What the server said of it. */
  error: string | undefined
  onChange: (expectation: Expectation) => void
  onRemove: () => void
}

function ExpectationRow({ number, expectation, error, onChange, onRemove }: RowProps) {
  const [problem] = expectationProblems([expectation])
  const field = problem?.path.split('.').at(-1) ?? null
  const message = problem?.message ?? error
  const errorId = `expectation-${number}-error`
  const choose = (kind: ExpectationKind) => {
    const chosen = EXPECTATION_KINDS.find((one) => one.kind === kind)
    if (chosen !== undefined) onChange(chosen.first)
  }
  return (
    <fieldset className="grid min-w-0 gap-1">
      <legend className="sr-only">Expectation {number}</legend>
      <div className="flex items-start gap-1.5">
        <div className="flex min-w-0 flex-1 flex-wrap items-center gap-1.5">
          <Select
            size="sm"
            aria-label={`Kind of expectation ${number}`}
            value={expectation.kind}
            onChange={(event) => choose(event.target.value as ExpectationKind)} // safe: the options below
            className="w-32 shrink-0"
          >
            {EXPECTATION_KINDS.map(({ kind, name }) => (
              <option key={kind} value={kind}>
                {name}
              </option>
            ))}
          </Select>
          <ExpectationFields
            key={expectation.kind}
            number={number}
            expectation={expectation}
            invalid={{ field, errorId: message === undefined ? undefined : errorId }}
            onChange={onChange}
          />
        </div>
        <IconButton label={`Delete expectation ${number}`} size="icon-sm" onClick={onRemove}>
          <Trash2 />
        </IconButton>
      </div>
      {message === undefined ? null : <FieldError id={errorId}>{message}</FieldError>}
    </fieldset>
  )
}
