'use client'

import { Field } from '@/components/ui/field'
import { Textarea } from '@/components/ui/textarea'
import type { DraftRest } from '@/lib/client/composer/composer'
import { EarlyField } from './early-field'
import { PacingFields } from './pacing-fields'

export type PayloadFieldsProps = {
  rest: DraftRest
  errorAt: (path: string) => string | undefined
  onChange: (change: { readonly [Key in 'body' | 'early' | 'pacing']?: DraftRest[Key] | undefined }, key: string) => void
}

/** The fields of body, early data and pace. The body of a raw request is among its octets. */
export default function PayloadFields({ rest, errorAt, onChange }: PayloadFieldsProps) {
  return (
    <>
      {rest.raw === undefined ? (
        <Field label="Body" hint="Behind the blank line; a handshake has none" error={errorAt('request.body')}>
          {(control) => (
            <Textarea
              wire
              {...control}
              className="min-h-12"
              value={rest.body ?? ''}
              onChange={(event) => onChange({ body: event.target.value || undefined }, 'body')}
            />
          )}
        </Field>
      ) : null}
      <EarlyField early={rest.early} error={errorAt('request.early')} onChange={(early) => onChange({ early }, 'early')} />
      <PacingFields pacing={rest.pacing} errorAt={errorAt} onChange={(pacing, key) => onChange({ pacing }, `pacing ${key}`)} />
    </>
  )
}
