import { duration } from '@/components/attempt/words'
import type { Place } from '@/lib/core/bytes/span'
import type { PlayedStep } from '@/lib/core/rules/session-steps'

/** Octets of a step shown; examples of large frames hold many that are all the same. */
const MOST_SHOWN = 64
const ENDS: Readonly<Record<string, string>> = {
  fin: 'FIN: the connection ends',
  rst: 'RST: the connection is reset',
  'tls-alert': 'a TLS alert ends the connection',
  timeout: 'the time limit is reached',
  abort: 'the connection is stopped',
}

function Octets({ octets, at, litClass }: { octets: NonNullable<PlayedStep['octets']>; at: readonly Place[]; litClass: string }) {
  const { bytes, direction, offset } = octets
  const isLit = (index: number) =>
    at.some((place) => place.part === direction && offset + index >= place.start && offset + index < place.end)
  const pairs = Array.from(bytes.subarray(0, MOST_SHOWN), (octet, index) => ({
    place: offset + index,
    text: octet.toString(16).padStart(2, '0'),
    lit: isLit(index),
  }))
  return (
    <span className="mono break-all">
      {pairs.map(({ place, text, lit }) => (
        <span key={place}>
          <span className={lit ? litClass : undefined}>{text}</span>{' '}
        </span>
      ))}
      {bytes.length > MOST_SHOWN && <span className="text-muted">and {bytes.length - MOST_SHOWN} more</span>}
    </span>
  )
}

/** What happened after a handshake, a step a line: time, who, octets in hexadecimal with those `at` these places lit up. */
export function SessionSteps({ steps, at, litClass }: { steps: readonly PlayedStep[]; at: readonly Place[]; litClass: string }) {
  const timed = steps.some((step) => step.at > 0)
  return (
    <ol aria-label="After the handshake" className="space-y-0.5 px-3 py-2">
      {steps.map((step, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the steps of an example never change
        <li key={index} className="flex gap-3">
          {timed && <span className="tabular w-16 shrink-0 text-right text-faint">{duration(step.at)}</span>}
          <span className="w-20 shrink-0 text-muted">
            {step.octets ? step.octets.direction : step.ended?.by === 'us' ? 'we' : step.ended?.by}
          </span>
          {step.octets ? <Octets octets={step.octets} at={at} litClass={litClass} /> : <span>{ENDS[step.ended?.how ?? ''] ?? ''}</span>}
        </li>
      ))}
    </ol>
  )
}
