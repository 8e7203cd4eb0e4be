// What `npm run rejudge` runs, bundled by the set-up: judges every stored attempt again by the present rules. The server must not run
// meanwhile, because one process at a time writes to a data folder.
import 'server-only'
import { ConfigError, config } from '@/lib/server/config'
import { setLogLevel } from '@/lib/server/platform/logger'
import { shutDown } from '@/lib/server/platform/shutdown'
import { openStore } from '@/lib/server/store/open-store'
import { rejudge } from './rejudge'

const PATIENCE = 10_000

async function run(): Promise<string> {
  const settings = config()
  setLogLevel(settings.logLevel)
  const opened = openStore(settings)
  if (!opened.ok) throw new ConfigError([opened.problem])
  console.log(`Judging the attempts in ${settings.dataDir} by the present rules …`)
  const { judged, changed, failed } = await rejudge((now) => {
    if (now.judged > 0) console.log(`  ${now.judged} judged, ${now.changed} with another verdict`)
  })
  await shutDown(PATIENCE)
  const unread = failed === 0 ? '' : `, ${failed} could not be read and stay as they were`
  if (judged === 0) return 'Every attempt was already judged by the present rules.'
  return `${judged} ${judged === 1 ? 'attempt' : 'attempts'} judged again: ${changed} with another verdict${unread}. The history marks them.`
}

run().then(
  (sentence) => {
    console.log(sentence)
    process.exit(0)
  },
  (error: unknown) => {
    console.error(error instanceof ConfigError ? error.message : `The attempts could not be judged again: ${error}`)
    process.exit(1)
  },
)
