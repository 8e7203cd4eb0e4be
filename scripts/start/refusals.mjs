import { readEnvironment } from '../../lib/config/environment.mjs'
import { portProblem } from './port.mjs'

/**
 * Reads the configuration and looks at the port. Gives the sentences that refuse the start, or the configuration.
 * @param {string} root
 * @param {Readonly<Record<string, string | undefined>>} env
 * @param {boolean} isDev whether the development server is to be started
 */
export async function readStart(root, env = process.env, isDev = false) {
  const read = readEnvironment({ root, env })
  if (!read.ok) return read
  const exposed = exposedProblem(read.config, env, isDev)
  if (exposed !== null) return { ok: false, problems: [exposed] }
  const busy = await portProblem(read.config)
  return busy === null ? read : { ok: false, problems: [busy] }
}

/** What runs code for whoever asks, a development server or a debugger, is not for others to reach. */
function exposedProblem({ host, loopbackOnly }, env, isDev) {
  if (loopbackOnly) return null
  const remedy = `HOST is "${host}", where other machines can reach it: leave HOST out`
  if (isDev) return `The development server is for this machine only. ${remedy}, or start the product with "npm start".`
  if (/--inspect|--debug/.test(env.NODE_OPTIONS ?? ''))
    return `NODE_OPTIONS opens a debugger. ${remedy}, or take --inspect out of NODE_OPTIONS.`
  return null
}
