import 'server-only'
import { noOwnerYet } from '../config/environment.mjs'
import { ownPort } from './attempts/listeners'
import { startSearchIndexer } from './attempts/search-indexer'
import { settleInterrupted } from './attempts/settle-interrupted'
import { access } from './auth/access'
import { setUpToken } from './auth/set-up-token'
import { ConfigError, config } from './config'
import { watchPeers } from './http/peers'
import { withoutUpgrades } from './http/without-upgrades'
import { logger, setLogLevel } from './platform/logger'
import { outsideRequests } from './platform/outside-requests'
import { onShutdown } from './platform/shutdown'
import { singleton } from './platform/singleton'
import { startPractice } from './practice/start'
import { practiceAddress, setPracticeAddress } from './practice-endpoints'
import { stopOnSignals } from './stop'
import { startRetention } from './storage/schedule-retention'
import { keepReserve } from './store/disk'
import { checkPages } from './store/integrity'
import { openStore } from './store/open-store'

/**
 * Brings this process to the point where requests can be answered: configuration, data folder, database, practice endpoints.
 * What stands in the way is said in a sentence, and the process ends: a server that only answers 500 helps nobody.
 */
export function boot(): Promise<void> {
  return singleton('boot', () =>
    start().catch((error: unknown) => {
      const sentences = error instanceof Refusal || error instanceof ConfigError ? error.message : `Sockscope cannot start: ${error}`
      process.stderr.write(`${sentences}\n`, () => process.exit(1))
    }),
  )
}

/** The start is refused; the message is one sentence that says what to do. */
class Refusal extends Error {}

async function start(): Promise<void> {
  outsideRequests(() => undefined)
  const settings = config()
  setLogLevel(settings.logLevel)
  watchPeers(ownPort, settings.trustedProxies)
  if (process.env.NODE_ENV === 'production') withoutUpgrades(ownPort)
  const opened = openStore(settings)
  if (!opened.ok) throw new Refusal(opened.problem)
  const { applied, backup, interrupted, unclean } = opened
  if (applied.length > 0) logger().info({ applied, backup }, 'the database was brought up to date')
  if (interrupted > 0) logger().warn({ interrupted }, 'attempts of an earlier process were marked interrupted')
  // Not waited for: pages are answered meanwhile.
  setImmediate(() => void settleInterrupted())
  void checkPages(unclean)
  void keepReserve(settings.dataDir)
  startSearchIndexer()
  await startPracticeEndpoints(settings.practicePort)
  stopOnSignals()
  startRetention()
  const setUp = access() === 'set-up' ? setUpToken() : null
  // The start script waits for this before it prints the address.
  if (process.env.SOCKSCOPE_STARTER) process.send?.({ practice: practiceAddress(), setUp })
  else if (setUp !== null) process.stdout.write(`${noOwnerYet(settings, setUp)}\n`)
}

/** Practice endpoints are for trying things out: without them the rest works all the same. */
async function startPracticeEndpoints(port: number): Promise<void> {
  try {
    const practice = await startPractice({ port, host: '127.0.0.1' })
    onShutdown('listeners', () => practice.close())
    setPracticeAddress({ address: practice.address, port: practice.port })
  } catch (error) {
    logger().warn({ err: error, port }, 'the practice endpoints could not be started')
  }
}
