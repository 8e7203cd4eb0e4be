import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import path from 'node:path'
import { SetupError, say } from './say.mjs'

/** The environment of what the set-up starts: no telemetry, and native modules compiled against this Node's own headers where they are. */
export function childEnvironment() {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: '1', CHECKPOINT_DISABLE: '1' }
  const prefix = path.resolve(process.execPath, '../..')
  if (existsSync(path.join(prefix, 'include/node/node.h'))) env.npm_config_nodedir ??= prefix
  env.JOBS ??= 'max'
  return env
}

/** Runs a command to its end. Gives its exit status; null with `missing` where there is no such command. */
export function attempt(command, args, { quiet = false } = {}) {
  return new Promise((resolve) => {
    const shell = process.platform === 'win32' && !path.isAbsolute(command)
    const child = spawn(command, args, { stdio: quiet ? 'ignore' : 'inherit', env: childEnvironment(), shell })
    child.on('error', (error) => resolve({ status: null, missing: error.code === 'ENOENT', reason: error.message }))
    child.on('close', (status, signal) => resolve({ status, missing: false, reason: signal ?? `exit status ${status}` }))
  })
}

/** Runs one step, says how long it took, and ends the set-up with `remedy` where it fails. */
export async function step(title, command, args, remedy) {
  const begun = Date.now()
  say(`${title} …`)
  const { status, missing, reason } = await attempt(command, args)
  if (missing) throw new SetupError(`${title}: the command "${command}" was not found. ${remedy}`)
  if (status !== 0) throw new SetupError(`${title} did not succeed (${reason}; what it printed stands above). ${remedy}`, status || 1)
  say(`${title}: done in ${((Date.now() - begun) / 1000).toFixed(1)} s`)
}
