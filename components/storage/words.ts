import { attempts } from '@/components/attempt/attempt-count'
import { count, size } from '@/components/attempt/words'
import type { Removal, RetentionLimits, Storage } from '@/lib/client/storage'

/** 162 octets, 3.4 MB, 1.2 GB, 3.4 TB: decimal. */
export function large(octets: number): string {
  if (octets < 1e9) return size(octets)
  const [of, unit] = octets < 1e12 ? [1e9, 'GB'] : [1e12, 'TB']
  return `${(octets / of).toFixed(octets < 10 * of ? 1 : 0)} ${unit}`
}

/** What limits say, such as "at most 30 days, 1,000 attempts". */
export function limitWords({ maxDays, maxAttempts, maxBytes }: RetentionLimits): string {
  const parts = [
    maxDays === null ? '' : maxDays === 1 ? '1 day' : `${count(maxDays)} days`,
    maxAttempts === null ? '' : attempts(maxAttempts),
    maxBytes === null ? '' : large(maxBytes),
  ].filter((part) => part !== '')
  return parts.length === 0 ? 'everything is kept' : `at most ${parts.join(', ')}`
}

/** By which limits attempts go, such as "12 by age, 3 by number". */
export const causes = ({ byAge, byAttempts, byBytes }: Pick<Removal, 'byAge' | 'byAttempts' | 'byBytes'>): string =>
  [
    [byAge, 'by age'],
    [byAttempts, 'by number'],
    [byBytes, 'by octets'],
  ]
    .filter(([number]) => Number(number) > 0)
    .map(([number, by]) => `${count(Number(number))} ${by}`)
    .join(', ')

/** What of the running sessions must be known before a restart. */
export const sessionWords = (sessions: number): string =>
  sessions === 0 ? 'No session runs.' : sessions === 1 ? 'One session runs and is ended.' : `${count(sessions)} sessions run and are ended.`

export const JOB_WORDS: Readonly<Record<NonNullable<Storage['job']>['kind'], string>> = {
  backup: 'Making a copy',
  compact: 'Giving free pages back',
  restore: 'Checking the copy',
}

/** 3 days, 14 h: how far a clock is ahead. */
export const span = (ms: number): string =>
  ms >= 172_800_000 ? `${count(Math.round(ms / 86_400_000))} days` : `${Math.max(1, Math.round(ms / 3_600_000))} h`
