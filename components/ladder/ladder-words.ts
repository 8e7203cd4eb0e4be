import type { Tone } from '@/components/ui/badge'
import type { LadderRowView, LadderState, LadderView } from '@/lib/core/ladder/view'

/** A row's outcome as a word and a tone: colour is never the only sign. */
export function rowWord({ state, opens, answer, outcome }: LadderRowView): { readonly word: string; readonly tone: Tone } {
  switch (state) {
    case 'planned':
      return { word: 'waits', tone: 'neutral' }
    case 'running':
      return { word: 'running', tone: 'accent' }
    case 'not-applicable':
      return { word: 'does not apply', tone: 'neutral' }
    case 'not-run':
      return { word: 'not run', tone: 'neutral' }
    case 'done':
      return { word: answer ?? outcome ?? 'ended', tone: opens ? 'pass' : outcome === 'timed-out' ? 'warn' : 'fail' }
    default:
      return state satisfies never
  }
}

export const STATE_WORDS: Readonly<Record<LadderState, string>> = {
  running: 'Running',
  done: 'Done',
  stopped: 'Stopped',
  interrupted: 'Interrupted',
}

/** How far it is: rows that were answered, of those that are to run. */
export function progress({ baseline, rows }: LadderView): { readonly done: number; readonly all: number } {
  const running = [baseline, ...rows].filter(({ state }) => state === 'done' || state === 'running' || state === 'planned')
  return { done: running.filter(({ state }) => state === 'done').length, all: running.length }
}

/** How grave the sentence on top is. */
export function sentenceTone({ state, hijacking, flips }: LadderView): Tone {
  if (hijacking === 'shown') return 'fail'
  if (hijacking === 'refuted') return 'pass'
  if (state === 'running') return 'accent'
  return flips.length > 0 ? 'info' : 'neutral'
}
