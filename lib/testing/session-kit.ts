import path from 'node:path'
import { vi } from 'vitest'
import type { Environment } from '../config/environment.mjs'
import type { AttemptView } from '../core/report/view'
import { forgetSingleton, singleton } from '../server/platform/singleton'
import { setPracticeAddress } from '../server/practice-endpoints'
import { type TemporaryStore, temporaryStore } from './temporary-store'

/** A server without its listener: a store of its own and a configuration, for tests that call handlers and verbs. */
export type TestServer = TemporaryStore & {
  /** Ends what still runs, then removes the store. */
  readonly stop: () => Promise<void>
}

const NAMES = [
  'config',
  'hub',
  'disk',
  'integrity',
  'waiting-writes',
  'recorder-waiting',
  'ladders',
  'ladder-pace',
  'repeats',
  'replays',
  'streams',
  'shutdown',
  'practice-endpoints',
  'store-workers',
  'storage-worker',
  'check-worker',
  'storage-job',
  'storage-usage',
  'retention',
  'data-generation',
  'search-workers',
  'list-warm-up',
  'search-indexer',
  'owned',
  'network-policy',
  'auth-library',
  'set-up-token',
  'rate-limits',
  'stats',
]

/** Starts with a fresh configuration; `settings` override it. */
export function testServer(settings: Partial<Environment> = {}): TestServer {
  for (const name of NAMES) forgetSingleton(name)
  const config: Partial<Environment> = {
    port: 3000,
    host: '127.0.0.1',
    publicUrl: null,
    trustedProxies: [],
    unixSockets: [],
    ...settings,
  }
  singleton('config', () => config)
  singleton('password-cost', () => ({ N: 2 ** 10, r: 8, p: 1 }))
  vi.stubEnv('PORT', '3000')
  const store = temporaryStore()
  // The configuration is that of its own store, as at a start.
  const { folder, databaseFile } = store
  const keys = { secretKey: null, secretKeyFile: path.join(folder, 'test.key'), keyFolder: folder }
  Object.assign(config, { dataDir: path.dirname(databaseFile), databaseFile, ...keys, ...settings })
  const stop = async () => {
    const { shutDown } = await import('../server/platform/shutdown')
    await shutDown(5_000)
    setPracticeAddress(null)
    await store.remove()
    for (const name of NAMES) forgetSingleton(name)
    vi.unstubAllEnvs()
  }
  return { ...store, stop }
}

type Handler<Params> = (request: Request, context: { params: Promise<Params> }) => Promise<Response>

/** Calls a route handler the way Next does. */
export function call<Params>(
  handler: Handler<Params>,
  path: string,
  init: { method?: string; body?: unknown; params?: Params; headers?: Record<string, string>; signal?: AbortSignal } = {},
) {
  const { method = init.body === undefined ? 'GET' : 'POST', body, params, headers = {}, signal } = init
  const request = new Request(`http://localhost:3000${path}`, {
    method,
    headers: { ...(body === undefined ? {} : { 'content-type': 'application/json' }), ...headers },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  return handler(request, { params: Promise.resolve((params ?? {}) as Params) }) // safe: routes without parameters read none
}

/** The JSON of an answer, as an attempt. */
export async function attemptOf(response: Response | Promise<Response>): Promise<AttemptView> {
  return (await (await response).json()) as AttemptView // safe: the tests look at every field they use
}
