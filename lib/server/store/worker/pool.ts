import 'server-only'
import { Worker } from 'node:worker_threads'
import { InputError, LimitError } from '../../../core/errors/errors'
import type { Answer, JobName, Jobs, Order } from './jobs'

export type RunOptions = { readonly deadlineMs: number; readonly signal?: AbortSignal }
export type Pool = {
  run<Name extends JobName>(job: Name, input: Jobs[Name]['input'], options: RunOptions): Promise<Jobs[Name]['output']>
  close(): Promise<void>
}
export type PoolOptions = {
  /** The bundled thread. */
  readonly file: string
  readonly databaseFile: string
  /** Threads at most. */
  readonly size?: number
  /** Jobs that may wait for a thread. */
  readonly queue?: number
}

/** A thread without work is ended after this time, milliseconds. */
const IDLE_MS = 60_000

type Task = {
  readonly order: Order
  readonly resolve: (output: Jobs[JobName]['output']) => void
  readonly reject: (error: unknown) => void
  worker: Worker | null
}

/**
 * A few threads with read-only connections of their own. A job that passes its deadline or is aborted is killed with its thread,
 * wherever it is, a user's regular expression included.
 */
export function createPool({ file, databaseFile, size = 2, queue = 32 }: PoolOptions): Pool {
  const idle = new Map<Worker, NodeJS.Timeout>()
  const running = new Map<Worker, Task>()
  const waiting: Task[] = []
  let closed = false

  function startWorker(): Worker {
    const worker = new Worker(/*turbopackIgnore: true*/ file, { workerData: { databaseFile } })
    worker.unref()
    worker.on('message', (answer: Answer) => onAnswer(worker, answer))
    worker.on('error', (error) => onGone(worker, error))
    worker.on('exit', () => onGone(worker, new Error('the worker thread ended')))
    return worker
  }

  function next(): void {
    while (waiting.length > 0 && running.size < size) {
      const task = waiting.shift()
      if (task === undefined) return
      const [worker = startWorker()] = idle.keys()
      clearTimeout(idle.get(worker))
      idle.delete(worker)
      running.set(worker, task)
      task.worker = worker
      worker.postMessage(task.order)
    }
  }

  function onAnswer(worker: Worker, answer: Answer): void {
    const task = running.get(worker)
    running.delete(worker)
    const end = () => {
      idle.delete(worker)
      void worker.terminate()
    }
    if (!closed) idle.set(worker, setTimeout(end, IDLE_MS).unref())
    if (answer.ok) task?.resolve(answer.output)
    else
      task?.reject(
        answer.code === 'encrypted' || answer.code === 'bad-regex'
          ? new InputError(answer.code, answer.message)
          : Object.assign(new Error(answer.message), { code: answer.code }),
      )
    next()
  }

  function onGone(worker: Worker, error: unknown): void {
    clearTimeout(idle.get(worker))
    idle.delete(worker)
    const task = running.get(worker)
    running.delete(worker)
    task?.reject(error)
    next()
  }

  function give(task: Task, reason: unknown): void {
    const place = waiting.indexOf(task)
    if (place !== -1) waiting.splice(place, 1)
    task.reject(reason)
    if (task.worker !== null && running.get(task.worker) === task) void task.worker.terminate()
  }

  return {
    run(job, input, { deadlineMs, signal }) {
      return new Promise((resolve, reject) => {
        if (closed) return reject(new Error('the workers are closed'))
        if (signal?.aborted) return reject(signal.reason)
        if (waiting.length >= queue)
          return reject(new LimitError('workers-busy', `${queue} heavy reads are waiting: try again in a moment`))
        const late = () => give(task, new LimitError('deadline', `The read took longer than ${deadlineMs} ms and was stopped`))
        const aborted = () => give(task, signal?.reason)
        const timer = setTimeout(late, deadlineMs)
        const settle = () => {
          clearTimeout(timer)
          signal?.removeEventListener('abort', aborted)
        }
        const task: Task = {
          order: { job, input },
          worker: null,
          resolve: (output) => {
            settle()
            resolve(output as never) // safe: a thread answers the job it was given
          },
          reject: (error) => {
            settle()
            reject(error)
          },
        }
        signal?.addEventListener('abort', aborted, { once: true })
        waiting.push(task)
        next()
      })
    },
    async close() {
      closed = true
      const error = new Error('the workers are closed')
      for (const task of [...waiting, ...running.values()]) give(task, error)
      for (const timer of idle.values()) clearTimeout(timer)
      await Promise.all([...idle.keys(), ...running.keys()].map((worker) => worker.terminate()))
    },
  }
}
