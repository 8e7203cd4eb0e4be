import { spawn } from 'node:child_process'
import { once } from 'node:events'
import path from 'node:path'

/** Starts the echo in its own process; `url` is where it listens. */
export async function echoEndpoint(): Promise<{ readonly url: string; stop(): void }> {
  const child = spawn(process.execPath, [path.join(import.meta.dirname, 'echo-server.mjs')], { stdio: ['pipe', 'pipe', 'inherit'] })
  const [first] = (await once(child.stdout, 'data')) as [Buffer]
  return { url: `ws://127.0.0.1:${Number(first.toString())}/`, stop: () => child.kill() }
}
