'use client'

import { Button } from '@/components/ui/button'
import { FieldError } from '@/components/ui/field'
import { Switch } from '@/components/ui/switch'
import { fieldName } from '@/lib/client/composer/composer'
import { withRest } from '@/lib/client/composer/edit'
import { octetsOf } from '@/lib/client/composer/raw-octets'
import { takeApart } from '@/lib/client/composer/take-apart'
import type { DraftState } from '@/lib/client/composer/use-draft'
import { asLines } from '@/lib/client/composer/with-octets'
import { latin1Decode } from '@/lib/core/bytes/latin1'

type RawNoticeProps = {
  state: DraftState
  view: 'lines' | 'raw'
  error: string | undefined
  onRaw: () => void
  onLines: () => void
}

/** What is to be known of a draft that is held as octets: why no lines give them, and how to go on. */
export function RawNotice({ state, view, error, onRaw, onLines }: RawNoticeProps) {
  const { composer, edit } = state
  const { raw, template } = composer.rest
  if (raw === undefined) return null
  const octets = octetsOf(composer)
  const taken = takeApart(octets)
  const kept = composer.rows.filter((row) => row.kept !== undefined && row.enabled).map((row) => fieldName(row.line))
  return (
    <div className="grid gap-2 border-b px-3 py-2">
      <p className="text-muted">
        {taken.ok ? 'This draft is exact octets.' : `No header lines give these octets, so they are kept as one text. ${taken.because}.`}
      </p>
      {kept.length > 0 ? (
        <p className="text-warn text-xs">
          The stored secret of {kept.join(', ')} is filled into lines only: in one text its stars are sent as stars. Type it again, or
          return to the lines.
        </p>
      ) : null}
      {error ? <FieldError>{error}</FieldError> : null}
      <div className="flex flex-wrap items-center gap-2">
        {view === 'lines' ? (
          <Button size="sm" onClick={onRaw}>
            Edit the octets
          </Button>
        ) : null}
        {taken.ok ? (
          <Button
            size="sm"
            onClick={() => {
              edit((held) => asLines(held, octetsOf(held)) ?? held)
              onLines()
            }}
          >
            Edit as lines
          </Button>
        ) : (
          <Button
            size="sm"
            onClick={() => {
              edit((held) => withRest(held, { raw: undefined, template: undefined }))
              onLines()
            }}
          >
            Return to the lines of before
          </Button>
        )}
        {latin1Decode(octets).includes('{{') ? (
          // biome-ignore lint/a11y/noLabelWithoutControl: the switch inside is the control
          <label className="flex items-center gap-1.5 text-muted text-xs">
            <Switch
              checked={template === true}
              onCheckedChange={(on) => edit((held) => withRest(held, { template: on ? true : undefined }))}
              aria-label="Fill in placeholders"
            />
            Fill in <span className="mono">{'{{…}}'}</span>
          </label>
        ) : null}
      </div>
    </div>
  )
}
