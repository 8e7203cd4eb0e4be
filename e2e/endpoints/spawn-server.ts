import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Readable } from 'node:stream'
import { freePort } from './free-port'

/** A Sockscope in a process and a folder of its own; whether it is ready is for the caller to see. */
export type SpawnedServer = {
  readonly child: ChildProcessByStdio<null, Readable, Readable>
  readonly address: string
  readonly port: number
  readonly dataDir: string
  /** Where its key file is. */
  readonly keyFolder: string
  /** Stops it and removes its folder. */
  close(): Promise<void>
}

export async function spawnServer(host: string, env: Record<string, string> = {}): Promise<SpawnedServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-spawned-'))
  const [port, practice] = [await freePort(), await freePort()]
  const own = {
    PORT: String(port),
    PRACTICE_PORT: String(practice),
    HOST: host,
    DATA_DIR: path.join(folder, 'data'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], {
    env: { ...process.env, ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const close = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
  const address = `http://127.0.0.1:${port}`
  return { child, address, port, dataDir: own.DATA_DIR, keyFolder: path.join(own.XDG_CONFIG_HOME, 'sockscope'), close }
}
