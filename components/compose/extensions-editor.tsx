'use client'

import { Plus, Trash2 } from 'lucide-react'
import { VisibleText } from '@/components/attempt/visible-text'
import { Button } from '@/components/ui/button'
import { Field } from '@/components/ui/field'
import { IconButton } from '@/components/ui/icon-button'
import { Select } from '@/components/ui/select'
import { type Offer, offersOf, type ParamValue, paramOf, withParam, withValue } from '@/lib/client/composer/offers'
import { SwitchRow } from './switch-row'

const DEFLATE = 'permessage-deflate'
const BITS = ['8', '9', '10', '11', '12', '13', '14', '15']

/** The extensions that are offered, the most wanted first. Writes the line, permessage-deflate with its four parameters (RFC 7692 §7.1). */
export function ExtensionsEditor({ line, onChange }: { line: string; onChange: (line: string) => void }) {
  const offers = offersOf(line)
  const write = (list: readonly string[]) => onChange(withValue(line, list.join(', ')))
  const texts = offers.map((offer) => offer.text)
  const name = (index: number) => (offers.length === 1 ? '' : ` of offer ${index + 1}`)
  return (
    <div className="grid gap-3">
      {offers.map((offer, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: offers may repeat; they are their place in the list
        <section key={index} aria-label={`Offer ${index + 1}`} className="grid gap-2 border-b pb-3">
          <div className="flex items-center gap-1">
            <span className="mono min-w-0 flex-1 truncate font-medium">
              <VisibleText text={offer.name.toLowerCase() === DEFLATE ? offer.name : offer.text} />
            </span>
            <IconButton label={`Delete offer ${index + 1}`} size="icon-sm" onClick={() => write(texts.toSpliced(index, 1))}>
              <Trash2 />
            </IconButton>
          </div>
          {offer.name.toLowerCase() === DEFLATE ? (
            <DeflateFields offer={offer} of={name(index)} onChange={(next) => write(texts.with(index, next.text))} />
          ) : null}
        </section>
      ))}
      <Button size="sm" className="justify-self-start" onClick={() => write([...texts, `${DEFLATE}; client_max_window_bits`])}>
        <Plus /> {offers.length === 0 ? `Offer ${DEFLATE}` : `Offer ${DEFLATE} as well`}
      </Button>
    </div>
  )
}

function DeflateFields({ offer, of, onChange }: { offer: Offer; of: string; onChange: (offer: Offer) => void }) {
  const flag = (name: string, label: string, hint: string) => (
    <SwitchRow
      label={`${label}${of}`}
      hint={hint}
      checked={paramOf(offer, name) !== undefined}
      onCheckedChange={(on) => onChange(withParam(offer, name, on ? null : undefined))}
    />
  )
  const bits = (name: string, label: string, hint: string, bare: boolean) => {
    const value = paramOf(offer, name)
    const known = value === undefined || value === null ? bare || value === undefined : BITS.includes(value)
    return (
      <Field label={`${label}${of}`} hint={hint}>
        {(control) => (
          <Select
            {...control}
            className="w-full"
            value={optionOf(value)}
            onChange={(event) => onChange(withParam(offer, name, paramValue(event.target.value)))}
          >
            {known ? null : <option value={optionOf(value)}>{value === null ? 'without a value' : value}</option>}
            <option value="">not said</option>
            {bare ? <option value="bare">supported</option> : null}
            {BITS.map((number) => (
              <option key={number} value={number}>
                {number}
              </option>
            ))}
          </Select>
        )}
      </Field>
    )
  }
  return (
    <>
      {flag('server_no_context_takeover', 'Server keeps no context', 'server_no_context_takeover: it compresses each message afresh')}
      {flag('client_no_context_takeover', 'Client keeps no context', 'client_no_context_takeover: a hint that we would')}
      <div className="grid grid-cols-2 gap-2">
        {bits('server_max_window_bits', 'Server window bits', 'Its window at most, a power of 2', false)}
        {bits('client_max_window_bits', 'Client window bits', 'Our window; lets the server limit it', true)}
      </div>
    </>
  )
}

function optionOf(value: ParamValue): string {
  if (value === undefined) return ''
  return value ?? 'bare'
}

function paramValue(option: string): ParamValue {
  if (option === '') return undefined
  return option === 'bare' ? null : option
}
