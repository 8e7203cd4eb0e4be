import { createInterface } from 'node:readline'
import { type SpawnedServer, spawnServer } from './spawn-server'

/** A Sockscope of its own that only this machine reaches, for tests that change all of it. */
export type OwnServer = Pick<SpawnedServer, 'address' | 'dataDir' | 'close'>

export async function ownServer(): Promise<OwnServer> {
  const { child, address, dataDir, close } = await spawnServer('127.0.0.1')
  child.stderr.pipe(process.stderr)
  await new Promise<void>((resolve, reject) => {
    createInterface({ input: child.stdout }).on('line', (line) => line.startsWith('Sockscope is ready') && resolve())
    child.on('exit', () => reject(new Error('it ended before it was ready')))
  })
  return { address, dataDir, close }
}
