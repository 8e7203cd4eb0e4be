import { readFileSync } from 'node:fs'
import WebSocket from 'ws'

/** The process of a server that was started by `scripts/start.mjs`. */
export const serverOf = (starter: number): number =>
  Number(readFileSync(`/proc/${starter}/task/${starter}/children`, 'utf8').trim().split(' ')[0])

/**
 * Octets of a Node process' heap and buffers after its garbage was collected. It is asked through Node's own inspector, which the
 * signal SIGUSR1 opens on port 9229 of this machine.
 */
export async function collectedMemory(pid: number): Promise<number> {
  process.kill(pid, 'SIGUSR1')
  const inspector = await inspectorOf()
  const socket = new WebSocket(inspector)
  await new Promise((resolve, reject) => socket.once('open', resolve).once('error', reject))
  let id = 0
  const ask = (method: string, params: object = {}) =>
    new Promise<{ result?: { value: string } }>((resolve) => {
      const asked = ++id
      socket.on('message', (data) => {
        const answer = JSON.parse(String(data)) as { id: number; result: { result?: { value: string } } }
        if (answer.id === asked) resolve(answer.result)
      })
      socket.send(JSON.stringify({ id: asked, method, params }))
    })
  await ask('HeapProfiler.collectGarbage')
  const { result } = await ask('Runtime.evaluate', { expression: 'JSON.stringify(process.memoryUsage())' })
  socket.close()
  const { heapUsed, external } = JSON.parse(result?.value ?? '{}') as { heapUsed: number; external: number }
  return heapUsed + external
}

async function inspectorOf(): Promise<string> {
  for (let tries = 0; tries < 50; tries++) {
    try {
      const [first] = (await (await fetch('http://127.0.0.1:9229/json')).json()) as { webSocketDebuggerUrl: string }[]
      if (first) return first.webSocketDebuggerUrl
    } catch {
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
  }
  throw new Error('The inspector of the server did not open on port 9229: is something else listening there?')
}
