import type { ClientView } from '@/lib/core/report/view'
import { listed } from '@/lib/core/spec/words'

export type ClientGroups = {
  readonly refuse: readonly ClientView[]
  readonly open: readonly ClientView[]
  readonly unclear: readonly ClientView[]
}

/** Clients by what they would do with the answer, in their order. */
export function clientGroups(clients: readonly ClientView[]): ClientGroups {
  return {
    refuse: clients.filter(({ opens }) => opens === false),
    open: clients.filter(({ opens }) => opens === true),
    unclear: clients.filter(({ opens }) => opens === null),
  }
}

/** A title without what stands in brackets behind it. */
export const shortName = ({ title }: ClientView): string => title.replace(/ \(.*\)$/, '')

/** More names than these are counted. */
const MAX_NAMED = 4

const named = (clients: readonly ClientView[]) =>
  clients.length <= MAX_NAMED ? listed(clients.map(shortName)) : `${clients.length} clients`

/** Who would open the answer and who would not, one sentence without a period. */
export function clientsSentence(clients: readonly ClientView[], status: number | null): string {
  const { refuse, open, unclear } = clientGroups(clients)
  const answer = `this ${status ?? 'answer'}`
  if (unclear.length === clients.length) return `It cannot be told whether ${named(unclear)} would open ${answer}`
  const rest = unclear.length > 0 ? `; of ${named(unclear)} it cannot be told` : ''
  if (refuse.length === clients.length) return `None of ${clients.length} clients would open ${answer}`
  if (open.length === clients.length) return `All of ${clients.length} clients would open ${answer}`
  if (open.length === 0) return `${named(refuse)} would not open ${answer}${rest}`
  if (refuse.length === 0) return `${named(open)} would open ${answer}${rest}`
  return `${named(open)} would open ${answer}, ${named(refuse)} would not${rest}`
}
