import 'server-only'
import { localIdentity } from '@/lib/server/store/installation'
import { readSetting, writeSetting } from '@/lib/server/store/settings/settings'
import { KEEP_EVERYTHING, type RetentionRules } from '@/lib/server/store/storage/retention-rules'
import type { ClockState } from './retention-clock'

/** One run that removed something. */
export type RetentionRun = {
  readonly at: string
  readonly attempts: number
  readonly bytes: number
  readonly byAge: number
  readonly byAttempts: number
  readonly byBytes: number
}
/** What retention remembers: of the clock, and its last runs, the newest first. */
export type RetentionState = { readonly clock: ClockState | null; readonly runs: readonly RetentionRun[]; readonly lookedAt: string | null }

const RULES = 'retention'
const STATE = 'retention-state'
const AFRESH: RetentionState = { clock: null, runs: [], lookedAt: null }
/** Runs remembered. */
export const MOST_RUNS = 10

const workspaceId = () => localIdentity().workspaceId

/** The rules as an owner set them; without any everything is kept. */
export const retentionRules = (): RetentionRules => (readSetting(workspaceId(), RULES) as RetentionRules | null) ?? KEEP_EVERYTHING // safe: written below
export const writeRetentionRules = (rules: RetentionRules, personId: string): void => writeSetting(workspaceId(), RULES, rules, personId)
export const retentionState = (): RetentionState => (readSetting(workspaceId(), STATE) as RetentionState | null) ?? AFRESH // safe: written below
export const writeRetentionState = (state: RetentionState): void => writeSetting(workspaceId(), STATE, state, 'retention')
