import 'server-only'
import { parentPort, workerData } from 'node:worker_threads'
import type { Reader } from '../read-segments'
import { type CapturePatternInput, capturePattern } from './capture-pattern'
import { checkIntegrity } from './check-integrity'
import { openReader } from './connection'
import { type ExportFactsInput, exportFacts } from './export-facts'
import { type FindFramesInput, findFrames } from './find-frames'
import { type FitAttemptsInput, fitAttempts } from './fit-attempts'
import type { Answer, Order } from './jobs'
import { type JudgeMessagesInput, judgeMessages, type MatchPatternInput, matchPattern } from './judge-messages'
import { type PlotAttemptsInput, plotAttempts } from './plot-attempts'

// The entry of the worker thread. It is bundled on its own (scripts/setup), since Next's build knows nothing of threads.
const { databaseFile } = workerData as { readonly databaseFile: string }
let reader: Reader | null = null

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
      case 'match-pattern':
        return { ok: true, output: matchPattern(input as MatchPatternInput) }
    }
  } catch (error) {
    const { code = 'worker-failed', message = String(error) } = error as { code?: string; message?: string }
    return { ok: false, code, message }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(run(order)))
