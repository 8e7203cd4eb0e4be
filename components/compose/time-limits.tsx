'use client'

import { Field } from '@/components/ui/field'
import { Input } from '@/components/ui/input'
import type { NetworkDraft } from '@/lib/core/handshake/draft'
import { TIMEOUTS, type Timeouts } from '@/lib/core/transcript/limits'

const PHASES: readonly (readonly [keyof Timeouts, string])[] = [
  ['resolve', 'Name lookup'],
  ['connect', 'TCP connect'],
  ['proxy', 'Proxy'],
  ['tls', 'TLS'],
  ['http2', 'HTTP/2 settings'],
  ['response', 'Response head'],
  ['idle', 'Idle while open'],
  ['closing', 'Closing'],
]

type TimeLimitsProps = {
  timeouts: NetworkDraft['timeouts']
  errorAt: (path: string) => string | undefined
  onChange: (timeouts: NetworkDraft['timeouts'], phase: string) => void
}

/** How long each phase may take; what is empty has the usual limit. */
export function TimeLimits({ timeouts, errorAt, onChange }: TimeLimitsProps) {
  const setTime = (phase: keyof Timeouts, text: string) => {
    const { [phase]: _, ...others } = timeouts ?? {}
    const seconds = Number(text)
    const next = text === '' || !Number.isFinite(seconds) || seconds < 0 ? others : { ...others, [phase]: Math.round(seconds * 1000) }
    onChange(Object.keys(next).length > 0 ? next : undefined, phase)
  }
  return (
    <fieldset className="min-w-0">
      <legend className="pb-2 font-medium text-muted text-xs">Time limits, in seconds; 0 means none</legend>
      <div className="grid grid-cols-2 gap-2 sm:grid-cols-4">
        {PHASES.map(([phase, label]) => (
          <Field key={phase} label={label} error={errorAt(`request.network.timeouts.${phase}`)}>
            {(control) => (
              <Input
                {...control}
                type="number"
                min={0}
                step="any"
                className="tabular"
                value={timeouts?.[phase] === undefined ? '' : timeouts[phase] / 1000}
                placeholder={TIMEOUTS[phase] === 0 ? 'none' : String(TIMEOUTS[phase] / 1000)}
                onChange={(event) => setTime(phase, event.target.value)}
              />
            )}
          </Field>
        ))}
      </div>
    </fieldset>
  )
}
