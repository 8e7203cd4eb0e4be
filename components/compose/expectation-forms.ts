import type { Expectation, JsonScalar, MessageExpectation, StatusClass, StatusExpectation } from '@/lib/core/handshake/expectation'

export type ExpectationKind = Expectation['kind']

/** Every kind with its name in the composer, and what a new one expects at first. */
export const EXPECTATION_KINDS: readonly { readonly kind: ExpectationKind; readonly name: string; readonly first: Expectation }[] = [
  { kind: 'status', name: 'Status', first: { kind: 'status', is: [101] } },
  { kind: 'outcome', name: 'Outcome', first: { kind: 'outcome', is: ['accepted'] } },
  { kind: 'header', name: 'Header', first: { kind: 'header', name: '', test: 'present' } },
  { kind: 'subprotocol', name: 'Subprotocol', first: { kind: 'subprotocol', is: null } },
  { kind: 'rule', name: 'Rule', first: { kind: 'rule' } },
  { kind: 'message', name: 'Message', first: { kind: 'message', which: 'first', test: 'exists' } },
  { kind: 'close', name: 'Close', first: { kind: 'close', code: 1000 } },
  { kind: 'time', name: 'Time', first: { kind: 'time', of: 'handshake', underMs: 1000 } },
]

/** Statuses as they are typed: "101, 4xx". */
export const statusText = ({ is }: StatusExpectation): string => is.join(', ')

/** What was typed as statuses. Where one cannot be read, none is expected: nothing is judged by half of what was meant. */
export function readStatus(text: string): StatusExpectation['is'] {
  const words = text.split(/[\s,]+/).filter(Boolean)
  const read = words.map((word) =>
    /^[1-5]xx$/i.test(word) ? (word.toLowerCase() as StatusClass) : /^\d{1,4}$/.test(word) ? Number(word) : null,
  )
  return read.includes(null) ? [] : read.filter((one) => one !== null)
}

/** A value at the end of a JSON path as it is typed: a text needs quotes only where it would be read as something else. */
export function valueText(value: JsonScalar | undefined): string {
  if (value === undefined) return ''
  if (typeof value !== 'string') return String(value)
  return typeof readValue(value) === 'string' && readValue(value) === value ? value : JSON.stringify(value)
}

/** What was typed as the value of a path: a number, true, false, null, a text in quotes, else the text itself. */
export function readValue(text: string): JsonScalar {
  if (!/^(-?\d|true$|false$|null$|")/.test(text)) return text
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? text : (value as JsonScalar)
  } catch {
    return text
  }
}

/** A whole or broken number as it is typed; what is none is 0, which no limit and no number of a message can be. */
export const readNumber = (text: string): number => {
  const number = Number(text)
  return text.trim() !== '' && Number.isFinite(number) ? number : 0
}

export type MessageTest = MessageExpectation['test']

/** A message expectation with another test or path; a value that cannot be compared so becomes a text, or is left out. */
export function withMessage(
  one: MessageExpectation,
  change: Partial<Pick<MessageExpectation, 'which' | 'test'>> & { readonly path?: string },
): MessageExpectation {
  const { path: before, value, ...rest } = { ...one, ...change }
  const path = before === '' ? undefined : before
  const next = { ...rest, ...(path === undefined ? {} : { path }) }
  if (next.test === 'exists' || next.test === 'absent') return next
  const kept = next.test === 'equals' && path !== undefined ? (value ?? '') : valueText(value)
  return { ...next, value: typeof kept === 'string' && typeof value === 'string' ? value : kept }
}
