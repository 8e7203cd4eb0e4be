import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'
import type { OpenAll, Outcome } from './driver'

/** What a program says of itself in its first line. */
export type About = { readonly version: string; readonly on: string }

/**
 * A client in a program of its own: it reads `[url, [subprotocol…]]` a line and writes `{"opens", "says"}` a line, after one line about
 * itself, which is given to `about`. Throws when it ends before its last answer.
 */
export function programOf(
  command: readonly string[],
  about: (about: About) => void,
  environment: Readonly<Record<string, string>> = {},
): OpenAll {
  return async (address, subprotocols) => {
    const [file = '', ...args] = command
    const program = spawn(file, args, { stdio: ['pipe', 'pipe', 'inherit'], env: { ...process.env, ...environment } })
    const outcomes: Outcome[] = []
    const ask = (number: number) => program.stdin.write(`${JSON.stringify([`${address}/${number}`, subprotocols[number]])}\n`)
    let introduced = false
    for await (const line of createInterface({ input: program.stdout })) {
      const said: unknown = JSON.parse(line)
      if (!introduced) about(said as About)
      else outcomes.push(said as Outcome) // safe: the programs beside this file write nothing else
      introduced = true
      if (outcomes.length === subprotocols.length) program.stdin.end()
      else ask(outcomes.length)
    }
    if (outcomes.length < subprotocols.length) throw new Error(`${command.join(' ')} ended after ${outcomes.length} answers`)
    return outcomes
  }
}
