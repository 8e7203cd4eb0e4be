// What `npm run rotate-key` runs, bundled by the set-up: changes the master key. The server must not run meanwhile.
import 'server-only'
import { readNewKey } from '@/lib/config/environment.mjs'
import { ConfigError, config } from '@/lib/server/config'
import { setLogLevel } from '@/lib/server/platform/logger'
import { shutDown } from '@/lib/server/platform/shutdown'
import { rotateKey } from './rotate-key'
import { wordsOfRotation } from './words'

const PATIENCE = 10_000

async function run(): Promise<readonly string[]> {
  const settings = config()
  setLogLevel(settings.logLevel)
  const read = readNewKey()
  if (!read.ok) throw new ConfigError(read.problems)
  const rotated = rotateKey({ ...settings, newKey: read.key })
  await shutDown(PATIENCE)
  if (!rotated.ok) throw new ConfigError([rotated.problem])
  return wordsOfRotation(rotated, settings.dataDir)
}

run().then(
  (sentences) => {
    for (const sentence of sentences) console.log(sentence)
    process.exit(0)
  },
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : `The key could not be changed: ${error}`)
    process.exit(1)
  },
)
