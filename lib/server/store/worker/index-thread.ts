import 'server-only'
import { parentPort, workerData } from 'node:worker_threads'
import { openReader, type ThreadReader } from './connection'
import { type IndexAttemptsInput, indexAttempts } from './index-attempts'
import type { Answer, Order } from './jobs'

// The entry of the thread that reads attempts into the search index, bundled on its own as thread.ts is.
const { databaseFile } = workerData as { readonly databaseFile: string }
let reader: ThreadReader | null = null

function run({ input }: Order): Answer {
  try {
    reader ??= openReader(databaseFile)
    return { ok: true, output: indexAttempts(reader, input as IndexAttemptsInput) } // safe: run-in-worker.ts gives this thread no other job
  } catch (error) {
    const { code = 'worker-failed', message = String(error) } = error as { code?: string; message?: string }
    return { ok: false, code, message }
  }
}

parentPort?.on('message', (order: Order) => parentPort?.postMessage(run(order)))
