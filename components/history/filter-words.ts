import { format } from 'date-fns'
import { duration, OUTCOME_WORDS } from '@/components/attempt/words'
import { type HistoryAddress, NO_ADDRESS } from '@/lib/client/history-address'
import { isSince, SINCE_WORDS } from '@/lib/client/since'

/** One active filter in words, and what takes it away. */
export type FilterWord = {
  readonly key: string
  readonly name: keyof HistoryAddress
  readonly words: string
  readonly without: Partial<HistoryAddress>
}

/** Names of what the address holds ids of; undefined where it is not known (yet). */
type Names = { readonly profile: string | undefined; readonly person: string | undefined }

const moment = (iso: string) => (Number.isFinite(Date.parse(iso)) ? format(new Date(iso), 'd MMM yyyy HH:mm') : iso)
const ms = (text: string) => (/^\d+$/.test(text) ? duration(Number(text)) : text)
const outcomeWord = (outcome: string) =>
  Object.hasOwn(OUTCOME_WORDS, outcome) ? OUTCOME_WORDS[outcome as keyof typeof OUTCOME_WORDS].word : outcome // safe: just tested

const WORDS: Readonly<Partial<Record<keyof HistoryAddress, (value: string, names: Names) => string>>> = {
  host: (host) => `host ${host}`,
  profileId: (_id, { profile }) => `profile ${profile ?? '…'}`,
  status: (status) => `status ${status}`,
  diagnosis: (cause) => `cause ${cause}`,
  product: (product) => `product ${product}`,
  user: (_id, { person }) => `by ${person ?? 'somebody who left'}`,
  since: (since) => (isSince(since) ? SINCE_WORDS[since] : since),
  from: (from) => `from ${moment(from)}`,
  to: (to) => `before ${moment(to)}`,
  minMs: (text) => `at least ${ms(text)}`,
  maxMs: (text) => `at most ${ms(text)}`,
  closeCode: (code) => `close code ${code}`,
  pinned: (pinned) => (pinned === 'true' ? 'pinned only' : 'not pinned'),
}

/** The active filters in words, each outcome by itself; the words that are searched stand in their own field. */
export function filterWords(address: HistoryAddress, names: Names): readonly FilterWord[] {
  const outcomes = address.outcome === '' ? [] : address.outcome.split(',')
  return [
    ...outcomes.map((outcome) => ({
      key: `outcome ${outcome}`,
      name: 'outcome' as const,
      words: `outcome ${outcomeWord(outcome)}`,
      without: { outcome: outcomes.filter((other) => other !== outcome).join(',') },
    })),
    // Safe: the keys of an address.
    ...(Object.keys(NO_ADDRESS) as (keyof HistoryAddress)[]).flatMap((name) => {
      const words = address[name] === '' ? undefined : WORDS[name]?.(address[name], names)
      return words === undefined ? [] : [{ key: name, name, words, without: { [name]: '' } }]
    }),
  ]
}
