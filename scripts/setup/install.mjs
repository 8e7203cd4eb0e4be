import { existsSync, readFileSync } from 'node:fs'
import { attempt, step } from './run.mjs'
import { SetupError, say } from './say.mjs'
import { contentHash, unlessCurrent } from './stamp.mjs'

const HIDDEN_LOCK = 'node_modules/.package-lock.json'

/**
 * Whether what npm says it installed is what the lock file asks for. npm writes its own record last, so a killed install has none.
 * Optional packages may be absent (they belong to other platforms).
 */
export function installedMatches(wanted, installed) {
  for (const [place, entry] of Object.entries(wanted.packages ?? {})) {
    if (place === '' || entry.link) continue
    const there = installed.packages?.[place]
    if (there === undefined) {
      if (entry.optional || entry.devOptional || entry.peer) continue
      return false
    }
    if (there.version !== entry.version || there.integrity !== entry.integrity) return false
  }
  return true
}

function isInstalled() {
  if (!existsSync(HIDDEN_LOCK)) return false
  try {
    return installedMatches(JSON.parse(readFileSync('package-lock.json', 'utf8')), JSON.parse(readFileSync(HIDDEN_LOCK, 'utf8')))
  } catch {
    return false
  }
}

/** npm as it was started (`npm start` names its own script), else the command on the path. */
function npm(args) {
  const script = process.env.npm_execpath
  return script?.endsWith('npm-cli.js') && existsSync(script) ? [process.execPath, [script, ...args]] : ['npm', args]
}

/** Whether the native database module loads in this Node: it is compiled for one ABI. */
async function databaseLoads() {
  const { status } = await attempt(process.execPath, ['-e', "new (require('better-sqlite3'))(':memory:').close()"], { quiet: true })
  return status === 0
}

/** Brings node_modules to what package-lock.json says; keeps an install the user made where it matches. */
export async function install() {
  const stamp = 'node_modules/.sockscope-install'
  const hash = contentHash(['package-lock.json'], [process.platform, process.arch, process.versions.modules])
  await unlessCurrent({ stamp, hash, made: [HIDDEN_LOCK, 'node_modules/next/package.json'] }, async () => {
    if (!isInstalled())
      await step(
        'Installing packages (npm ci; a minute or two the first time)',
        ...npm(['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error']),
        'Check with "npm ping" that the npm registry can be reached, then run this again; npm itself comes with Node from https://nodejs.org.',
      )
    if (await databaseLoads()) return
    say('The database module was made for another Node')
    await step(
      'Making the database module again (npm rebuild better-sqlite3)',
      ...npm(['rebuild', 'better-sqlite3', '--loglevel=error']),
      'Where no ready-made module can be fetched it is compiled: install Python 3, make and a C++ compiler (Debian: apt-get install python3 make g++).',
    )
    if (!(await databaseLoads()))
      throw new SetupError('The module better-sqlite3 still does not load: remove the folder node_modules, then run this again.')
  })
}
