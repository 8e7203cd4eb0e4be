import { writeFileSync } from 'node:fs'
import { type Command, type Environment, readArguments, UsageError } from './arguments'
import { callServer, ServerError } from './client'
import { HELP, VERSION } from './help'
import { human } from './human'
import { junit } from './junit'
import { findProfile, listProfiles } from './profiles'
import type { RunAnswer } from './result'
import { visible } from './visible'

/** What the command is given by the process. */
export type Process = {
  readonly argv: readonly string[]
  readonly environment: Environment
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Throws where it cannot be written. */
  readonly write: (file: string, text: string) => void
}

export const EXIT = { passed: 0, failed: 1, usage: 2, server: 3 } as const

/** Runs one command and gives its exit code; never throws. */
export async function main(process: Process): Promise<number> {
  try {
    return await act(readArguments(process.argv, process.environment), process)
  } catch (error) {
    const usage = error instanceof UsageError
    const message = error instanceof Error ? error.message : String(error)
    process.error(`sockscope: ${visible(message)}\n${usage ? 'See sockscope --help\n' : ''}`)
    return usage ? EXIT.usage : EXIT.server
  }
}

async function act(command: Command, process: Process): Promise<number> {
  switch (command.command) {
    case 'help':
      process.out(HELP)
      return EXIT.passed
    case 'version':
      process.out(`${VERSION}\n`)
      return EXIT.passed
    case 'profiles': {
      const profiles = await listProfiles(command)
      for (const { id, name, url } of profiles) process.out(`${visible(id)}\t${visible(name)}\t${visible(url)}\n`)
      return EXIT.passed
    }
    case 'run':
      return run(command, process)
    default:
      return command satisfies never
  }
}

async function run(command: Extract<Command, { command: 'run' }>, process: Process): Promise<number> {
  const { server, profile: wanted, url, variables, allowSecretsElsewhere, timeoutMs } = command
  const profile = await findProfile(command, wanted)
  const body = {
    ...(url === null ? {} : { url }),
    ...(Object.keys(variables).length === 0 ? {} : { variables }),
    ...(allowSecretsElsewhere ? { allowSecretsElsewhere } : {}),
  }
  const path = `/api/profiles/${encodeURIComponent(profile.id)}/run?wait=end&timeoutMs=${timeoutMs}`
  const answer = (await callServer(command, path, { method: 'POST', body, waitMs: timeoutMs })) as RunAnswer // safe: as its schema says
  const page = `${server}/attempts/${encodeURIComponent(answer.id)}`
  // What goes to the standard output is one document only.
  const piped = command.junit === '-' || command.json === '-'
  const say = piped ? process.error : process.out
  say(human(answer, profile.name, page))
  put(command.junit, () => junit(answer, profile.name, page), process)
  put(command.json, () => `${escaped(JSON.stringify(answer, null, 2))}\n`, process)
  return answer.passed === true ? EXIT.passed : EXIT.failed
}

/** JSON leaves C1 controls and bidirectional marks as they are: a terminal would obey them. Inside its strings `\u` means the same. */
const escaped = (json: string) => json.split('\n').map(visible).join('\n')

function put(file: string | null, text: () => string, process: Process): void {
  if (file === null) return
  if (file === '-') {
    process.out(text())
    return
  }
  try {
    process.write(file, text())
  } catch (error) {
    throw new ServerError(`${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** The standard streams and files of this process. */
export function ofThisProcess(): Process {
  return {
    argv: process.argv.slice(2),
    environment: process.env,
    out: (text) => process.stdout.write(text),
    error: (text) => process.stderr.write(text),
    write: (file, text) => writeFileSync(file, text),
  }
}
