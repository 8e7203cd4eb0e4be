import { type HistoryFilter, type HistorySort, NO_FILTER, SORTS } from './history'
import { isSince, type Since } from './since'

/** What the address of the history holds, as text: the filter, a beginning that moves along with the clock, and the order. */
export const NO_ADDRESS = { ...NO_FILTER, since: '', sort: '' }
export type HistoryAddress = Readonly<typeof NO_ADDRESS>
export type AddressProblems = Readonly<Partial<Record<keyof HistoryAddress, string>>>

export type ReadAddress = {
  /** Without what cannot be used. */
  readonly filter: HistoryFilter
  readonly since: Since | ''
  readonly sort: HistorySort
  /** What cannot be used, and why. */
  readonly problems: AddressProblems
}

const OUTCOMES = ['accepted', 'invalid', 'refused', 'not-http', 'unreachable', 'timed-out', 'blocked', 'aborted']

const whole = (text: string, most: number, expected: string): string | undefined =>
  /^\d{1,15}$/.test(text) && Number(text) <= most ? undefined : `“${text}”: expected ${expected}`

const moment = (text: string): string | undefined =>
  /^\d{4}-\d\d-\d\d/.test(text) && Number.isFinite(Date.parse(text)) ? undefined : `“${text}”: expected a date and a time`

const PROBLEM_OF: Readonly<Partial<Record<keyof HistoryAddress, (text: string) => string | undefined>>> = {
  status: (text) => whole(text, 999, 'a status code, such as 403'),
  closeCode: (text) => whole(text, 65_535, 'a close code from 0 to 65535, such as 1006'),
  minMs: (text) => whole(text, Number.MAX_SAFE_INTEGER, 'milliseconds, a whole number'),
  maxMs: (text) => whole(text, Number.MAX_SAFE_INTEGER, 'milliseconds, a whole number'),
  from: moment,
  to: moment,
  outcome: (text) => {
    const odd = text.split(',').find((one) => !OUTCOMES.includes(one))
    return odd === undefined ? undefined : `“${odd}” is no outcome`
  },
  pinned: (text) => (text === 'true' || text === 'false' ? undefined : `“${text}”: expected true`),
  since: (text) => (isSince(text) ? undefined : `“${text}”: expected a time of the list`),
  sort: (text) => (SORTS.some((sort) => sort === text) ? undefined : `“${text}” is no order of the list`),
}

/** Says what in an address cannot be used. A pair that leaves nothing is a problem of its second part. */
export function addressProblems(address: HistoryAddress): AddressProblems {
  const problems: Partial<Record<keyof HistoryAddress, string>> = {}
  // Safe: the keys of an address.
  for (const [name, text] of Object.entries(address) as [keyof HistoryAddress, string][]) {
    const problem = text === '' ? undefined : text.length > 1000 ? 'expected at most 1,000 characters' : PROBLEM_OF[name]?.(text)
    if (problem !== undefined) problems[name] = problem
  }
  const { from, to, minMs, maxMs } = address
  const both = (one: keyof HistoryAddress, other: keyof HistoryAddress) =>
    address[one] !== '' && address[other] !== '' && problems[one] === undefined && problems[other] === undefined
  if (both('from', 'to') && Date.parse(from) >= Date.parse(to)) problems.to = 'the end is not after the beginning: nothing fits'
  if (both('minMs', 'maxMs') && Number(minMs) > Number(maxMs))
    problems.maxMs = `${maxMs} ms is less than the least, ${minMs} ms: nothing fits`
  return problems
}

/** What an address asks for; what cannot be used narrows nothing and is told. A beginning by name goes before `from`. */
export function readAddress(address: HistoryAddress): ReadAddress {
  const problems = addressProblems(address)
  const good = Object.fromEntries(
    Object.keys(NO_ADDRESS).map((name) => [
      name,
      problems[name as keyof HistoryAddress] === undefined ? address[name as keyof HistoryAddress] : '',
    ]), // safe: the keys of an address
  ) as HistoryAddress
  const { since, sort, ...filter } = good
  return {
    filter: since === '' ? filter : { ...filter, from: '' },
    since: isSince(since) ? since : '',
    sort: SORTS.find((one) => one === sort) ?? 'newest',
    problems,
  }
}

/** A change of an address that goes with it: a fixed beginning or end ends one that moves with the clock, and the other way round. */
export function completed(part: Partial<HistoryAddress>): Partial<HistoryAddress> {
  if (part.since) return { from: '', to: '', ...part }
  return part.since === undefined && (part.from !== undefined || part.to !== undefined) ? { since: '', ...part } : part
}
