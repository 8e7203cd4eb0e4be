import 'server-only'
import type { Fact } from '../../core/transcript/fact'

type Unstamped<F> = F extends Fact ? Omit<F, 'v' | 'at' | 'hop'> : never

/** Adds version, time and hop to a fact, and gives it to the reader. */
export type Emit = (fact: Unstamped<Fact>) => void
