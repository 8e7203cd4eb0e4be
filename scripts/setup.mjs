// Brings a fresh clone to the point where the product can start; does nothing where all is up to date.
// Runs before node_modules exist, so it and what it imports use Node's built-ins only.
//   node scripts/setup.mjs            packages, database client, worker thread, commands
//   node scripts/setup.mjs build      … and the production build
//   node scripts/setup.mjs browser    … and a browser for the browser tests
import path from 'node:path'
import { nodeProblem } from './setup/node-version.mjs'

process.chdir(path.resolve(import.meta.dirname ?? '.', '..'))
const problem = nodeProblem(process.version)
if (problem !== null) {
  console.error(`[setup] ${problem}`)
  process.exit(1)
}

// `npm start` begins here: what refuses the start is said before minutes of work, and no build is made under a server that runs from it.
if (process.env.npm_lifecycle_event === 'prestart') {
  const { readStart } = await import('./start/refusals.mjs')
  const read = await readStart(process.cwd())
  if (!read.ok) {
    for (const sentence of read.problems) console.error(sentence)
    process.exit(1)
  }
}

const { takeLock } = await import('./setup/lock.mjs')
const { say, SetupError } = await import('./setup/say.mjs')
const want = new Set(process.argv.slice(2))
const begun = Date.now()
let release = () => {}
for (const [signal, status] of [
  ['SIGINT', 130],
  ['SIGTERM', 143],
])
  process.once(signal, () => {
    release()
    process.exit(status)
  })

try {
  release = await takeLock('build/setup.lock')
  const { install } = await import('./setup/install.mjs')
  await install()
  const { generateClient, bundleBesides, buildProduct } = await import('./setup/build.mjs')
  await generateClient()
  await bundleBesides()
  if (want.has('build')) await buildProduct()
  if (want.has('browser')) await (await import('./setup/browser.mjs')).provideBrowser()
  if (Date.now() - begun > 2_000) say(`Ready after ${((Date.now() - begun) / 1000).toFixed(1)} s`)
} catch (error) {
  console.error(`[setup] ${error instanceof SetupError ? error.message : (error.stack ?? error)}`)
  process.exitCode = error instanceof SetupError ? error.exitCode : 1
} finally {
  release()
}
