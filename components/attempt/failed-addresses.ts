import type { AttemptView, TriedView } from '@/lib/core/report/view'

/** Every address that failed, in the order they were tried: those left for the next one, and the one the attempt failed on. */
export function failedAddresses({ tried, failure, target }: Pick<AttemptView, 'tried' | 'failure' | 'target'>): readonly TriedView[] {
  if (failure?.address === undefined) return tried
  return [...tried, { address: failure.address, port: failure.port ?? target.port, code: failure.code, detail: failure.detail }]
}
