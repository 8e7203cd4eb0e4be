'use client'

import { type ComponentProps, useEffect, useId, useRef, useState } from 'react'
import { cn } from '@/components/ui/cn'
import { FieldError, Label } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { addressProblems, type HistoryAddress } from '@/lib/client/history-address'
import type { ChangeHistory } from './use-history-filter'

const SETTLE_MS = 300

type FilterFieldProps = {
  name: keyof HistoryAddress
  label: string
  address: HistoryAddress
  onChange: ChangeHistory
  /** The label stands above the field; otherwise in it, as its placeholder. */
  labelled?: boolean
  /** Values to choose from. */
  offers?: readonly string[] | undefined
  /** How a value of the address stands in the field, and the other way round. */
  shown?: (value: string) => string
  read?: (text: string) => string
} & Pick<ComponentProps<'input'>, 'type' | 'inputMode' | 'placeholder' | 'className' | 'ref'>

const same = (text: string) => text

/** One value of the filter as typed: it narrows the list once it settles; one that cannot be used is told, and changes nothing. */
export function FilterField({
  name,
  label,
  address,
  onChange,
  labelled = false,
  offers,
  shown = same,
  read = same,
  className,
  placeholder,
  ...input
}: FilterFieldProps) {
  const id = useId()
  const value = address[name]
  const [text, setText] = useState(shown(value))
  /** Further changes while the field keeps the focus take the place of the first in the browser's history. */
  const [pushed, setPushed] = useState(false)
  const kept = useRef(value)
  useEffect(() => {
    if (kept.current !== value) setText(shown(value))
    kept.current = value
  }, [value, shown])
  const typed = text.trim() === shown(value) ? value : read(text.trim())
  const problem = addressProblems({ ...address, [name]: typed })[name]
  const settle = () => {
    if (typed === value || problem !== undefined) return
    kept.current = typed
    onChange({ [name]: typed }, pushed ? 'replace' : 'push')
    setPushed(true)
  }
  const latest = useRef(settle)
  latest.current = settle
  useEffect(() => {
    if (typed === value) return
    const timer = setTimeout(() => latest.current(), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [typed, value])
  const field = (
    <Input
      id={id}
      {...(labelled ? {} : { 'aria-label': label })}
      placeholder={placeholder ?? (labelled ? undefined : label)}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onFocus={() => setPushed(false)}
      onKeyDown={(event) => event.key === 'Enter' && settle()}
      aria-invalid={problem ? true : undefined}
      aria-describedby={problem ? `${id}-error` : undefined}
      list={offers && offers.length > 0 ? `${id}-offers` : undefined}
      {...input}
      className={labelled ? undefined : className}
    />
  )
  const rest = (
    <>
      {offers && offers.length > 0 && (
        <datalist id={`${id}-offers`}>
          {offers.map((offer) => (
            <option key={offer} value={offer} />
          ))}
        </datalist>
      )}
      {problem && <FieldError id={`${id}-error`}>{problem}</FieldError>}
    </>
  )
  if (!labelled)
    return (
      <>
        {field}
        {rest}
      </>
    )
  return (
    <div className={cn('grid content-start gap-1', className)}>
      <Label htmlFor={id}>{label}</Label>
      {field}
      {rest}
    </div>
  )
}
