import 'server-only'
import { parentPort, workerData } from 'node:worker_threads'
import { listPage } from '../list-page'
import type { ListRequest } from '../listing'
import { type CapturePatternInput, capturePattern } from './capture-pattern'
import { checkIntegrity } from './check-integrity'
import { openReader, type ThreadReader } from './connection'
import { type CopyDatabaseInput, copyDatabase } from './copy-database'
import { type ExportFactsInput, exportFacts } from './export-facts'
import { type FindFramesInput, findFrames } from './find-frames'
import { type FitAttemptsInput, fitAttempts } from './fit-attempts'
import { type InspectDatabaseInput, inspectDatabase } from './inspect-database'
import type { Answer, Order } from './jobs'
import { type JudgeMessagesInput, judgeMessages, type MatchPatternInput, matchPattern } from './judge-messages'
import { type PlanRetentionInput, planRetention } from './plan-retention'
import { type PlotAttemptsInput, plotAttempts } from './plot-attempts'
import { type ReadyRestoreInput, readyRestore } from './ready-restore'
import { type StorageUsageInput, storageUsage } from './storage-usage'

// The entry of the worker thread. It is bundled on its own (scripts/setup), since Next's build knows nothing of threads.
const { databaseFile } = workerData as { readonly databaseFile: string }
let reader: ThreadReader | null = null

function run({ job, input }: Order): Answer {
  try {
    reader ??= openReader(databaseFile)
    switch (job) {
      case 'find-frames':
        return { ok: true, output: findFrames(reader, input as FindFramesInput) } // safe: pool.ts types job and input together
      case 'export-facts':
        return { ok: true, output: exportFacts(reader, input as ExportFactsInput) }
      case 'fit-attempts':
        return { ok: true, output: fitAttempts(reader, input as FitAttemptsInput) }
      case 'judge-messages':
        return { ok: true, output: judgeMessages(reader, input as JudgeMessagesInput) }
      case 'plot-attempts':
        return { ok: true, output: plotAttempts(reader, input as PlotAttemptsInput) }
      case 'capture-pattern':
        return { ok: true, output: capturePattern(input as CapturePatternInput) }
      case 'check-integrity':
        return { ok: true, output: checkIntegrity(reader) }
      case 'list-attempts':
        return { ok: true, output: listPage(reader, input as ListRequest) }
      case 'index-attempts':
        throw new Error('index-thread.ts reads attempts into the index')
      case 'match-pattern':
        return { ok: true, output: matchPattern(input as MatchPatternInput) }
      case 'plan-retention':
        return { ok: true, output: planRetention(reader, input as PlanRetentionInput) }
      case 'storage-usage':
        return { ok: true, output: storageUsage(reader, input as StorageUsageInput) }
      case 'copy-database':
        return { ok: true, output: copyDatabase(reader, input as CopyDatabaseInput) }
      case 'inspect-database':
        return { ok: true, output: inspectDatabase(input as InspectDatabaseInput) }
      case 'ready-restore':
        return { ok: true, output: readyRestore(input as ReadyRestoreInput) }
    }
  } catch (error) {
    const { code = 'worker-failed', message = String(error) } = error as { code?: string; message?: string }
    return { ok: false, code, message }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(run(order)))
