import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

/** A Sockscope of its own that others can reach: it listens at every address, and prints the link that makes its owner. */
export type SharedServer = {
  readonly address: string
  /** `/set-up#token=…` */
  readonly setUp: string
  /** What it printed. */
  readonly printed: readonly string[]
  close(): Promise<void>
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const at = probe.address()
  const port = typeof at === 'object' && at !== null ? at.port : 0
  probe.close()
  await once(probe, 'close')
  return port
}

export async function sharedServer(env: Record<string, string> = {}): Promise<SharedServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-team-'))
  const [port, practice] = [await freePort(), await freePort()]
  const own = {
    PORT: String(port),
    PRACTICE_PORT: String(practice),
    HOST: '0.0.0.0',
    DATA_DIR: path.join(folder, 'data'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const printed: string[] = []
  const setUp = await linkOf(child, printed)
  const close = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
  return { address: `http://127.0.0.1:${port}`, setUp, printed, close }
}

async function linkOf(child: ChildProcess, printed: string[]): Promise<string> {
  if (child.stdout === null) throw new Error('its output cannot be read')
  for await (const line of createInterface({ input: child.stdout })) {
    printed.push(line)
    const link = /http:\/\/\S+(\/set-up#token=\S+)/.exec(line)?.[1]
    if (link !== undefined) return link
  }
  throw new Error(`it ended before it printed a link: ${printed.join('\n')}`)
}
