import type { PacingDraft } from '@/lib/core/handshake/draft'
import { counted } from './places'

/** The pace in a few words. */
export function pacingWords({ every, cuts = [], pauseMs }: PacingDraft): string {
  return `${every === undefined ? counted(cuts.length + 1, 'piece') : `${counted(every, 'octet')} at a time`}, ${pauseMs} ms apart`
}
