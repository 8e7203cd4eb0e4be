import type { BatteryServer } from '../battery-server'

/** What became of one handshake: opened, or refused with the words of the client (empty where it gives none). */
export type Outcome = { readonly opens: true } | { readonly opens: false; readonly says: string }

/** Opens one connection as an application of that client would, and leaves it again once it is open. */
export type Open = (url: string, subprotocols: readonly string[]) => Promise<Outcome>

/** Opens `/0`, `/1` … of an address one after the other, each with its subprotocols; null where nothing came of it. */
export type OpenAll = (
  address: string,
  subprotocols: readonly (readonly string[])[],
  server: BatteryServer,
) => Promise<readonly (Outcome | null)[]>

/** A client that runs in this process, asked once for each answer. */
export function oneByOne(open: Open): OpenAll {
  return async (address, subprotocols) => {
    const outcomes: Outcome[] = []
    for (const [number, offered] of subprotocols.entries()) outcomes.push(await open(`${address}/${number}`, offered))
    return outcomes
  }
}

/** What one letter of the page that browsers are measured from means; null where neither came. */
export function outcomeOf(letter: string, says: string): Outcome | null {
  if (letter === '-') return null
  return letter === 'o' ? { opens: true } : { opens: false, says }
}
