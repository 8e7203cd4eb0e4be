'use client'

import { useState } from 'react'
import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import { Segmented } from '@/components/ui/segmented'
import type { PacingDraft } from '@/lib/core/handshake/draft'

type PacingFieldsProps = {
  pacing: PacingDraft | undefined
  errorAt: (path: string) => string | undefined
  onChange: (pacing: PacingDraft | undefined, key: string) => void
}

/** Whether the request is written at once or in pieces, and where it is cut. */
export function PacingFields({ pacing, errorAt, onChange }: PacingFieldsProps) {
  const kind = pacing === undefined ? 'once' : pacing.every === undefined ? 'cuts' : 'every'
  const pauseMs = pacing?.pauseMs ?? 100
  return (
    <div className="grid gap-2">
      <span className="font-medium text-xs">Pace</span>
      <Segmented
        label="Pace"
        value={kind}
        onValueChange={(next) =>
          onChange(next === 'once' ? undefined : next === 'every' ? { every: 1, pauseMs } : { cuts: [16], pauseMs }, 'kind')
        }
        options={[
          { value: 'once', label: 'In one write' },
          { value: 'every', label: 'Piece by piece' },
          { value: 'cuts', label: 'Cut at places' },
        ]}
        className="justify-self-start"
      />
      {pacing === undefined ? (
        <p className="text-muted text-xs">
          In pieces the request goes out as a slow client writes it: some servers give up, some join it wrongly.
        </p>
      ) : (
        <div className="grid gap-3 sm:grid-cols-2">
          {kind === 'every' ? (
            <Field label="Octets in a piece" error={errorAt('request.pacing.every')}>
              {(control) => (
                <Input
                  {...control}
                  type="number"
                  min={1}
                  className="tabular"
                  value={pacing.every ?? ''}
                  onChange={(event) => onChange({ every: whole(event.target.value, 1), pauseMs }, 'every')}
                />
              )}
            </Field>
          ) : (
            <CutsField
              cuts={pacing.cuts ?? []}
              error={errorAt('request.pacing.cuts')}
              onChange={(cuts) => onChange({ cuts, pauseMs }, 'cuts')}
            />
          )}
          <Field label="Pause, in milliseconds" error={errorAt('request.pacing.pauseMs')}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                className="tabular"
                value={pauseMs}
                onChange={(event) => onChange({ ...pacing, pauseMs: whole(event.target.value, 0) }, 'pause')}
              />
            )}
          </Field>
        </div>
      )}
    </div>
  )
}

function whole(text: string, least: number): number {
  const number = Math.trunc(Number(text))
  return Number.isFinite(number) ? Math.max(least, number) : least
}

type CutsFieldProps = { cuts: readonly number[]; error: string | undefined; onChange: (cuts: readonly number[]) => void }

/** Offsets in rising order; what is being typed stays as typed. */
function CutsField({ cuts, error, onChange }: CutsFieldProps) {
  const stated = cuts.join(', ')
  const [typed, setTyped] = useState(stated)
  const read = (text: string) =>
    [...new Set(text.split(/[\s,]+/).map(Number))].filter((cut) => Number.isInteger(cut) && cut > 0).sort((a, b) => a - b)
  const shown = read(typed).join(', ') === stated ? typed : stated
  return (
    <Field label="New piece at octet" hint="Counted from the first octet, separated by commas" error={error}>
      {(control) => (
        <Input
          wire
          {...control}
          value={shown}
          onChange={(event) => {
            setTyped(event.target.value)
            onChange(read(event.target.value))
          }}
        />
      )}
    </Field>
  )
}
