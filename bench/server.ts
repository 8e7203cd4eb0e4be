import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import net from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'

async function freePort(): Promise<number> {
  const server = net.createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as net.AddressInfo
  await new Promise((resolve) => server.close(resolve))
  return port
}

export type RunningServer = { readonly address: string; readonly pid: number }

/** Runs `use` against the production build, started as a user would, with data of its own. */
export async function withServer(use: (address: string) => Promise<void>): Promise<void> {
  await withDataFolder((folder) => serve(folder, ({ address }) => use(address)))
}

/** A folder for data and key that servers started one after the other share; removed at the end. */
export async function withDataFolder(use: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(path.join(tmpdir(), 'sockscope-bench-'))
  try {
    await use(folder)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

/** A server over a data folder, stopped when `use` is done. */
export async function serve(folder: string, use: (server: RunningServer) => Promise<void>): Promise<void> {
  const port = await freePort()
  const env = {
    ...process.env,
    PORT: String(port),
    HOST: '127.0.0.1',
    DATA_DIR: path.join(folder, 'data'),
    XDG_CONFIG_HOME: folder,
    LOG_LEVEL: 'error',
  }
  const child = spawn(process.execPath, ['scripts/start.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()))
  try {
    await new Promise<void>((resolve, reject) => {
      let said = ''
      child.stdout.on('data', (chunk: Buffer) => {
        said += chunk.toString()
        if (said.includes('is ready at')) resolve()
      })
      void gone.then(() => reject(new Error(`the server ended before it was ready: ${said}`)))
    })
    await use({ address: `http://127.0.0.1:${port}`, pid: child.pid ?? 0 })
  } finally {
    child.kill('SIGTERM')
    await gone
  }
}
