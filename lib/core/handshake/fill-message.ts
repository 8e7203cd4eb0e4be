import { InputError } from '../errors/errors'
import type { FrameDraft } from '../frames/frame-draft'
import { substitute } from './substitute'

/** Placeholders of a message that have a value by themselves: which round of a repetition it is, the time (ISO 8601, and milliseconds), a UUID. */
export const GENERATED = ['n', 'now', 'timestamp', 'uuid'] as const
export type Generated = Readonly<Record<(typeof GENERATED)[number], string>>
/** What stands for it before a message is sent: as long as what is made then. */
export const SAMPLE: Generated = {
  n: '1',
  now: '2026-01-01T00:00:00.000Z',
  timestamp: '1767225600000',
  uuid: '00000000-0000-4000-8000-000000000000',
}
type Values = Readonly<Record<string, string>>

const FIELDS = ['text', 'reason'] as const

/** Whether text or reason of a frame hold a placeholder. */
export const hasPlaceholders = (frame: FrameDraft): boolean => FIELDS.some((field) => substitute(frame[field] ?? '', {}).missing.length > 0)

/** Names of the placeholders in text and reason that have no value, each once. */
export function missingOf(frame: FrameDraft, values: Values): string[] {
  const known = { ...Object.fromEntries(GENERATED.map((name) => [name, ''])), ...values, ...frame.variables }
  return [...new Set(FIELDS.flatMap((field) => substitute(frame[field] ?? '', known).missing))]
}

/**
 * The frame with the placeholders of its text and reason filled: by its own `variables`, else by those of the attempt, else by what is
 * generated. A frame without `variables` says what it says and stays as it is. Throws InputError `missing-variables` that names them.
 */
export function fillMessage(frame: FrameDraft, values: Values, generated: () => Generated): FrameDraft {
  if (frame.variables === undefined) return frame
  const { variables, ...rest } = frame
  const missing = missingOf(frame, values)
  if (missing.length > 0) {
    const names = missing.map((name) => `{{${name}}}`).join(', ')
    throw new InputError(
      'missing-variables',
      `${names} ${missing.length === 1 ? 'has' : 'have'} no value: expected one in variables, of the frame or of the attempt`,
      missing.map((name) => ({ path: `variables.${name}`, message: `{{${name}}} has no value` })),
    )
  }
  const known = { ...generated(), ...values, ...variables }
  const filled = FIELDS.flatMap((field) => (frame[field] === undefined ? [] : [[field, substitute(frame[field] ?? '', known).text]]))
  return { ...rest, ...Object.fromEntries(filled) }
}
