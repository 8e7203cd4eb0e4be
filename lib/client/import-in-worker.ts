import type { ReadImport } from './read-file-text'

/** What is needed of a Worker. */
export type ImportThread = Pick<Worker, 'postMessage' | 'terminate' | 'onmessage' | 'onerror' | 'onmessageerror'>

const startThread = (): ImportThread => new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' })

/**
 * Reads a file or a long text in a thread that ends with its answer, or with `signal`. Fails with a sentence where the thread does: a
 * browser ends one that needs more memory than there is.
 */
export function readInWorker(data: string | File, signal?: AbortSignal, start: () => ImportThread = startThread): Promise<ReadImport> {
  return new Promise((resolve, reject) => {
    if (signal?.aborted) return reject(signal.reason)
    const thread = start()
    const end = () => {
      thread.terminate()
      signal?.removeEventListener('abort', onAbort)
    }
    const onAbort = () => {
      end()
      reject(signal?.reason)
    }
    const onFailure = () => {
      end()
      const what = typeof data === 'string' ? 'The text' : `The file "${data.name}"`
      reject(new Error(`${what} could not be read in this browser: expected one that is smaller, or can be opened`))
    }
    signal?.addEventListener('abort', onAbort)
    thread.onmessage = (event: MessageEvent<ReadImport | null>) => {
      if (event.data === null) return onFailure()
      end()
      resolve(event.data)
    }
    thread.onerror = onFailure
    thread.onmessageerror = onFailure
    thread.postMessage(data)
  })
}
