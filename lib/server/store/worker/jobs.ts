import 'server-only'
import type { Asked } from '../../../core/expectations/evidence'
import type { ListRequest } from '../listing'
import type { AttemptPage } from '../types'
import type { CapturePatternInput } from './capture-pattern'
import type { CheckIntegrityOutput } from './check-integrity'
import type { CopyDatabaseInput, CopyDatabaseOutput } from './copy-database'
import type { ExportFactsInput, ExportFactsOutput } from './export-facts'
import type { FindFramesInput, FindFramesOutput } from './find-frames'
import type { FitAttemptsInput, FitAttemptsOutput } from './fit-attempts'
import type { IndexAttemptsInput, IndexAttemptsOutput } from './index-attempts'
import type { InspectDatabaseInput, Inspected } from './inspect-database'
import type { JudgeMessagesInput, JudgeMessagesOutput, MatchPatternInput } from './judge-messages'
import type { PlanRetentionInput, RetentionPlan } from './plan-retention'
import type { PlotAttemptsInput, PlotAttemptsOutput } from './plot-attempts'
import type { ReadyRestoreInput, ReadyRestoreOutput } from './ready-restore'
import type { StorageUsage, StorageUsageInput } from './storage-usage'

/** The heavy reads a worker thread does, each with what it takes and gives. */
export type Jobs = {
  'find-frames': { readonly input: FindFramesInput; readonly output: FindFramesOutput }
  'fit-attempts': { readonly input: FitAttemptsInput; readonly output: FitAttemptsOutput }
  'export-facts': { readonly input: ExportFactsInput; readonly output: ExportFactsOutput }
  'judge-messages': { readonly input: JudgeMessagesInput; readonly output: JudgeMessagesOutput }
  'capture-pattern': { readonly input: CapturePatternInput; readonly output: string | null }
  'plot-attempts': { readonly input: PlotAttemptsInput; readonly output: PlotAttemptsOutput }
  'check-integrity': { readonly input: Readonly<Record<string, never>>; readonly output: CheckIntegrityOutput }
  'list-attempts': { readonly input: ListRequest; readonly output: AttemptPage }
  'index-attempts': { readonly input: IndexAttemptsInput; readonly output: IndexAttemptsOutput }
  'match-pattern': { readonly input: MatchPatternInput; readonly output: Asked }
  'plan-retention': { readonly input: PlanRetentionInput; readonly output: RetentionPlan }
  'storage-usage': { readonly input: StorageUsageInput; readonly output: StorageUsage }
  'copy-database': { readonly input: CopyDatabaseInput; readonly output: CopyDatabaseOutput }
  'inspect-database': { readonly input: InspectDatabaseInput; readonly output: Inspected }
  'ready-restore': { readonly input: ReadyRestoreInput; readonly output: ReadyRestoreOutput }
}
export type JobName = keyof Jobs

/** What the thread is told, and answers. */
export type Order = { readonly job: JobName; readonly input: Jobs[JobName]['input'] }
export type Answer =
  | { readonly ok: true; readonly output: Jobs[JobName]['output'] }
  | { readonly ok: false; readonly code: string; readonly message: string }
