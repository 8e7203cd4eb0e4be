import 'server-only'
import { singleton } from './platform/singleton'

/** Where the practice endpoints listen. */
export type PracticeAddress = { readonly address: string; readonly port: number }

const holder = () => singleton('practice-endpoints', () => ({ at: null as PracticeAddress | null }))

/** Where the practice endpoints of this process listen; null: they could not be started, or were not yet. */
export function practiceAddress(): PracticeAddress | null {
  return holder().at
}

/** Notes where they listen; called by the start. */
export function setPracticeAddress(at: PracticeAddress | null): void {
  holder().at = at
}
