import 'server-only'
import type { Asked } from '../../../core/expectations/evidence'
import type { CapturePatternInput } from './capture-pattern'
import type { CheckIntegrityOutput } from './check-integrity'
import type { ExportFactsInput, ExportFactsOutput } from './export-facts'
import type { FindFramesInput, FindFramesOutput } from './find-frames'
import type { FitAttemptsInput, FitAttemptsOutput } from './fit-attempts'
import type { JudgeMessagesInput, JudgeMessagesOutput, MatchPatternInput } from './judge-messages'
import type { PlotAttemptsInput, PlotAttemptsOutput } from './plot-attempts'

/** The heavy reads a worker thread does, each with what it takes and gives. */
export type Jobs = {
  'find-frames': { readonly input: FindFramesInput; readonly output: FindFramesOutput }
  'fit-attempts': { readonly input: FitAttemptsInput; readonly output: FitAttemptsOutput }
  'export-facts': { readonly input: ExportFactsInput; readonly output: ExportFactsOutput }
  'judge-messages': { readonly input: JudgeMessagesInput; readonly output: JudgeMessagesOutput }
  'capture-pattern': { readonly input: CapturePatternInput; readonly output: string | null }
  'plot-attempts': { readonly input: PlotAttemptsInput; readonly output: PlotAttemptsOutput }
  'check-integrity': { readonly input: Readonly<Record<string, never>>; readonly output: CheckIntegrityOutput }
  'match-pattern': { readonly input: MatchPatternInput; readonly output: Asked }
}
export type JobName = keyof Jobs

/** What the thread is told, and answers. */
export type Order = { readonly job: JobName; readonly input: Jobs[JobName]['input'] }
export type Answer =
  | { readonly ok: true; readonly output: Jobs[JobName]['output'] }
  | { readonly ok: false; readonly code: string; readonly message: string }
