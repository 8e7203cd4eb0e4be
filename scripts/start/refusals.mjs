import { readEnvironment } from '../../lib/config/environment.mjs'
import { portProblem } from './port.mjs'

/**
 * Reads the configuration and looks at the port. Gives the sentences that refuse the start, or the configuration.
 * @param {string} root
 * @param {Readonly<Record<string, string | undefined>>} env
 */
export async function readStart(root, env = process.env) {
  const read = readEnvironment({ root, env })
  if (!read.ok) return read
  const busy = await portProblem(read.config)
  return busy === null ? read : { ok: false, problems: [busy] }
}
