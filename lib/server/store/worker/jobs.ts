import 'server-only'
import type { Asked } from '../../../core/expectations/evidence'
import type { ListRequest } from '../listing'
import type { AttemptPage } from '../types'
import type { CapturePatternInput } from './capture-pattern'
import type { ExportFactsInput, ExportFactsOutput } from './export-facts'
import type { FindFramesInput, FindFramesOutput } from './find-frames'
import type { IndexAttemptsInput, IndexAttemptsOutput } from './index-attempts'
import type { JudgeMessagesInput, JudgeMessagesOutput, MatchPatternInput } from './judge-messages'

/** The heavy reads a worker thread does, each with what it takes and gives. */
export type Jobs = {
  'find-frames': { readonly input: FindFramesInput; readonly output: FindFramesOutput }
  'export-facts': { readonly input: ExportFactsInput; readonly output: ExportFactsOutput }
  'judge-messages': { readonly input: JudgeMessagesInput; readonly output: JudgeMessagesOutput }
  'capture-pattern': { readonly input: CapturePatternInput; readonly output: string | null }
  'list-attempts': { readonly input: ListRequest; readonly output: AttemptPage }
  'index-attempts': { readonly input: IndexAttemptsInput; readonly output: IndexAttemptsOutput }
  'match-pattern': { readonly input: MatchPatternInput; readonly output: Asked }
}
export type JobName = keyof Jobs

/** What the thread is told, and answers. */
export type Order = { readonly job: JobName; readonly input: Jobs[JobName]['input'] }
export type Answer =
  | { readonly ok: true; readonly output: Jobs[JobName]['output'] }
  | { readonly ok: false; readonly code: string; readonly message: string }
