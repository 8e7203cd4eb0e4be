import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { freePort } from './free-port'

/** A Sockscope of its own that only this machine reaches, for tests that change all of it. */
export type OwnServer = { readonly address: string; readonly dataDir: string; close(): Promise<void> }

export async function ownServer(): Promise<OwnServer> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-own-'))
  const [port, practice] = [await freePort(), await freePort()]
  const own = {
    PORT: String(port),
    PRACTICE_PORT: String(practice),
    HOST: '127.0.0.1',
    DATA_DIR: path.join(folder, 'data'),
    XDG_CONFIG_HOME: path.join(folder, 'config'),
    LOG_LEVEL: 'warn',
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env: { ...process.env, ...own }, stdio: ['ignore', 'pipe', 'inherit'] })
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('Sockscope is ready') && resolve())
    child.on('exit', () => reject(new Error('it ended before it was ready')))
  })
  const close = async () => {
    child.kill('SIGTERM')
    await once(child, 'exit')
    rmSync(folder, { recursive: true, force: true })
  }
  return { address: `http://127.0.0.1:${port}`, dataDir: own.DATA_DIR, close }
}
