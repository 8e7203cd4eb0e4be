import 'server-only'
import { type Environment, readEnvironment } from '../config/environment.mjs'
import { singleton } from './platform/singleton'

/** The configuration cannot be used; `problems` says why, one sentence each. */
export class ConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'ConfigError'
    this.problems = problems
  }
}

/** The configuration of this process, read once. Throws ConfigError; the start has then already been refused. */
export function config(): Environment {
  return singleton('config', () => {
    const read = readEnvironment()
    if (!read.ok) throw new ConfigError(read.problems)
    return read.config
  })
}
