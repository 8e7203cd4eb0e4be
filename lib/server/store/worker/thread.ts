import 'server-only'
import { parentPort, workerData } from 'node:worker_threads'
import { listPage } from '../list-page'
import type { ListRequest } from '../listing'
import { type CapturePatternInput, capturePattern } from './capture-pattern'
import { openReader, type ThreadReader } from './connection'
import { type ExportFactsInput, exportFacts } from './export-facts'
import { type FindFramesInput, findFrames } from './find-frames'
import type { Answer, Order } from './jobs'
import { type JudgeMessagesInput, judgeMessages, type MatchPatternInput, matchPattern } from './judge-messages'

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
      case 'judge-messages':
        return { ok: true, output: judgeMessages(reader, input as JudgeMessagesInput) }
      case 'capture-pattern':
        return { ok: true, output: capturePattern(input as CapturePatternInput) }
      case 'list-attempts':
        return { ok: true, output: listPage(reader, input as ListRequest) }
      case 'index-attempts':
        throw new Error('index-thread.ts reads attempts into the index')
      case 'match-pattern':
        return { ok: true, output: matchPattern(input as MatchPatternInput) }
    }
  } catch (error) {
    const { code = 'worker-failed', message = String(error) } = error as { code?: string; message?: string }
    return { ok: false, code, message }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(run(order)))
