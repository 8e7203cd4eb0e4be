import { createInterface } from 'node:readline'
import { type SpawnedServer, spawnServer } from './spawn-server'

/** A Sockscope of its own that others can reach: it listens at every address, and prints the link that makes its owner. */
export type SharedServer = Omit<SpawnedServer, 'child'> & {
  /** `/set-up#token=…` */
  readonly setUp: string
  /** What it printed so far, on both streams, line by line. */
  readonly printed: readonly string[]
}

export async function sharedServer(env: Record<string, string> = {}): Promise<SharedServer> {
  const { child, ...server } = await spawnServer('0.0.0.0', env)
  const printed: string[] = []
  return { ...server, setUp: await linkOf(child, printed), printed }
}

/** Reads what it prints to its end, and gives the link as soon as it stands there. */
function linkOf(child: SpawnedServer['child'], printed: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr])
      createInterface({ input: stream }).on('line', (line) => {
        printed.push(line)
        const link = /http:\/\/\S+(\/set-up#token=\S+)/.exec(line)?.[1]
        if (link !== undefined) resolve(link)
      })
    child.on('exit', () => reject(new Error(`it ended before it printed a link: ${printed.join('\n')}`)))
  })
}
