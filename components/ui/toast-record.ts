import type { Tone } from './badge'

/** What a toast says. */
export type ToastInput = {
  title: string
  description?: string
  tone?: Exclude<Tone, 'neutral' | 'accent'>
  action?: { label: string; onSelect: () => void }
  /** Milliseconds until it goes; with an action longer by default. */
  duration?: number
}
/** A toast on its way. */
export type ToastRecord = ToastInput & { id: number; open: boolean }
