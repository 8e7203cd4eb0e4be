import { describe, expect, it } from 'vitest'
import { type ImportThread, readInWorker } from './import-in-worker'
import { type ReadImport, readFileText } from './read-file-text'

/** A thread that answers with what `answer` makes of its data, once it is told to. */
function thread(answer: (data: unknown) => ReadImport | null) {
  const state = { ended: 0, reply: () => {}, fail: () => {} }
  const made: ImportThread = {
    onmessage: null,
    onerror: null,
    onmessageerror: null,
    terminate: () => void state.ended++,
    postMessage(data: unknown) {
      state.reply = () => made.onmessage?.call(made as Worker, { data: answer(data) } as MessageEvent)
      state.fail = () => made.onerror?.call(made as Worker, {} as ErrorEvent)
    },
  }
  return { state, start: () => made }
}

describe('readInWorker', () => {
  it('gives what the thread read, and ends it', async () => {
    const { state, start } = thread((data) => readFileText(String(data)))
    const reading = readInWorker('wss://a/x', undefined, start)
    state.reply()
    expect((await reading).answer.drafts).toEqual([{ url: 'wss://a/x' }])
    expect(state.ended).toBe(1)
  })
  it('fails with a sentence where the thread does, or cannot open the file', async () => {
    for (const how of ['fail', 'reply'] as const) {
      const { state, start } = thread(() => null)
      const reading = readInWorker(new File(['x'], 'big.har'), undefined, start)
      state[how]()
      await expect(reading).rejects.toThrow(
        'The file "big.har" could not be read in this browser: expected one that is smaller, or can be opened',
      )
      expect(state.ended).toBe(1)
    }
  })
  it('ends the thread when nobody waits any longer', async () => {
    const { state, start } = thread(() => null)
    const abort = new AbortController()
    const reading = readInWorker('x', abort.signal, start)
    abort.abort(new Error('closed'))
    await expect(reading).rejects.toThrow('closed')
    expect(state.ended).toBe(1)
    await expect(readInWorker('x', abort.signal, start)).rejects.toThrow('closed')
  })
})
