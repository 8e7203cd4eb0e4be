import type { ComparedPart, ComparedRow, Comparison } from '@/lib/core/report/compare/comparison'

/** The name of a part of two attempts. */
export const PART_TITLES: Readonly<Record<ComparedPart, string>> = {
  answer: 'Result',
  address: 'Address',
  tls: 'TLS',
  request: 'Request',
  response: 'Response',
  verdicts: 'Rules',
  diagnoses: 'Causes',
  expectations: 'Expectations',
  close: 'Close',
  timings: 'Timings',
  frames: 'Frames',
}

/** The order in which parts stand on the page. */
export const PART_ORDER = Object.keys(PART_TITLES) as readonly ComparedPart[] // safe: the keys of the record above

/** Whether a row tells of a difference that is not one in every attempt. */
export const differs = ({ kind, eachTime }: ComparedRow) => kind !== 'same' && !eachTime

export function differences(count: number): string {
  return count === 0 ? 'no difference' : count === 1 ? '1 difference' : `${count} differences`
}

/** Whether both outcomes differ though the same request was sent: then it is the endpoint that changed, or the way to it. */
export function onlyTheAnswerDiffers({ a, b, request }: Pick<Comparison, 'request'> & { a: Side; b: Side }): boolean {
  return a.outcome !== b.outcome && a.url === b.url && !request.some(differs)
}
type Side = Pick<Comparison['a'], 'outcome' | 'url'>
