// Starts the product: `node scripts/start.mjs`, or with `--dev` the development server.
// Says in one sentence why it cannot, and prints the address when the server answers.
import { spawn } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { createInterface } from 'node:readline'
import { addressOf, noOwnerYet } from '../lib/config/environment.mjs'
import { RESTART_STATUS } from '../lib/config/restart.mjs'
import { untilItAnswers } from './start/answers.mjs'
import { isBanner } from './start/banner.mjs'
import { readStart } from './start/refusals.mjs'

const root = path.resolve(import.meta.dirname, '..')
process.chdir(root)
const isDev = process.argv.includes('--dev')

function refuse(sentences) {
  for (const sentence of sentences) console.error(sentence)
  process.exit(1)
}

const read = await readStart(root, process.env, isDev)
if (!read.ok) refuse(read.problems)
const { config } = read
if (!isDev && !existsSync('.next/BUILD_ID')) refuse(['There is no build yet: run "npm start", or "node scripts/setup.mjs build" first.'])

const next = 'node_modules/next/dist/bin/next'
// Longer than proxies and clients keep an idle connection: they would write into one that is just being closed.
const keepAlive = isDev ? [] : ['--keepAliveTimeout', '75000']
const args = [next, isDev ? 'dev' : 'start', '-p', String(config.port), '-H', config.host, ...keepAlive]
const env = {
  ...process.env,
  PORT: String(config.port),
  HOST: config.host,
  PRACTICE_PORT: String(config.practicePort),
  DATA_DIR: config.dataDir,
  DATABASE_URL: config.databaseUrl,
  NEXT_TELEMETRY_DISABLED: '1',
  // lib/server/boot.ts closes sessions and the database on a signal, then ends the process itself, and ends too when this one is gone.
  ...(isDev ? {} : { NEXT_MANUAL_SIG_HANDLE: '1', SOCKSCOPE_STARTER: '1', SOCKSCOPE_BUILD: readFileSync('.next/BUILD_ID', 'utf8').trim() }),
}

let server = null
let stoppedAt = null

/** Starts the server, and again where it asks for that; says when it answers. */
async function run(words) {
  let practice = null
  let setUp = null
  const gone = new AbortController()
  const child = spawn(process.execPath, args, { env, stdio: isDev ? 'inherit' : ['inherit', 'pipe', 'inherit', 'ipc'] })
  server = child
  if (child.stdout !== null) createInterface({ input: child.stdout }).on('line', (line) => isBanner(line) || console.log(line))
  const booted = isDev
    ? Promise.resolve()
    : new Promise((resolve) =>
        child.on('message', (message) => {
          practice = message.practice
          setUp = message.setUp
          resolve()
        }),
      )
  child.on('exit', (status, signal) => {
    gone.abort()
    if (stoppedAt !== null) process.exit(0)
    if (status === RESTART_STATUS && !isDev) return void run('runs again')
    if (status === null) console.error(`Sockscope was ended by ${signal}.`)
    process.exit(status ?? 1)
  })
  await booted
  if (await untilItAnswers(config, gone.signal)) {
    const endpoints = practice === null ? '' : `, practice endpoints on ${practice.address}:${practice.port}`
    console.log(`Sockscope ${words} at ${addressOf(config)}  (data in ${config.dataDir}${endpoints})`)
    if (setUp !== null) console.log(noOwnerYet(config, setUp))
  }
}

// npm and the terminal may both pass on one Ctrl-C: only a later one forces.
const SAME_KEY_PRESS_MS = 500
for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(name, () => {
    const now = performance.now()
    if (stoppedAt === null) {
      stoppedAt = now
      console.log('Stopping …')
      server.kill('SIGTERM')
    } else if (now - stoppedAt > SAME_KEY_PRESS_MS) server.kill('SIGKILL')
  })

await run('is ready')
