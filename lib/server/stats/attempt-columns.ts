import 'server-only'
import { TIMED_PHASES } from './phases'

/** Attempts as columns, newest first: what many attempts are plotted by, without an object for each. */
export type AttemptColumns = {
  readonly length: number
  /** Milliseconds since 1970. */
  readonly at: Float64Array
  /** Places in a list of outcomes. */
  readonly outcome: Uint8Array
  /** Places in a list of hosts. */
  readonly host: Uint32Array
  /** By phase: milliseconds, NaN where it was not passed. */
  readonly phases: readonly Float64Array[]
}

const FIRST = 4_096

/** Gathers columns that grow with what is pushed. */
export function columnBuilder() {
  let room = FIRST
  let length = 0
  let at = new Float64Array(room)
  let outcome = new Uint8Array(room)
  let host = new Uint32Array(room)
  let phases = TIMED_PHASES.map(() => new Float64Array(room))

  function grow(): void {
    room *= 2
    const [oldAt, oldOutcome, oldHost, oldPhases] = [at, outcome, host, phases]
    at = new Float64Array(room)
    outcome = new Uint8Array(room)
    host = new Uint32Array(room)
    at.set(oldAt)
    outcome.set(oldOutcome)
    host.set(oldHost)
    phases = oldPhases.map((old) => {
      const column = new Float64Array(room)
      column.set(old)
      return column
    })
  }

  return {
    push(row: { readonly at: number; readonly outcome: number; readonly host: number; readonly phases: readonly number[] }): void {
      if (length === room) grow()
      at[length] = row.at
      outcome[length] = row.outcome
      host[length] = row.host
      for (const [phase, column] of phases.entries()) column[length] = row.phases[phase] ?? Number.NaN
      length++
    },
    columns: (): AttemptColumns => ({ length, at, outcome, host, phases }),
  }
}
