import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './free-port'

/** A Sockscope of its own that others can reach: it listens at every address, and prints the link that makes its owner. */
export type SharedServer = {
  readonly address: string
  readonly port: number
  /** `/set-up#token=…` */
  readonly setUp: string
  /** What it printed so far, on both streams, line by line. */
  readonly printed: readonly string[]
  readonly dataDir: string
  /** Where its key file is. */
  readonly keyFolder: string
  close(): Promise<void>
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
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const printed: string[] = []
  const setUp = await linkOf(child, printed)
  const close = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
  return {
    address: `http://127.0.0.1:${port}`,
    port,
    setUp,
    printed,
    dataDir: own.DATA_DIR,
    keyFolder: path.join(own.XDG_CONFIG_HOME, 'sockscope'),
    close,
  }
}

/** Reads what it prints to its end, and gives the link as soon as it stands there. */
function linkOf(child: ChildProcess, printed: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      if (stream === null) return reject(new Error('its output cannot be read'))
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line)
        const link = /http:\/\/\S+(\/set-up#token=\S+)/.exec(line)?.[1]
        if (link !== undefined) resolve(link)
      })
    }
    child.on('exit', () => reject(new Error(`it ended before it printed a link: ${printed.join('\n')}`)))
  })
}
