import { latin1Decode } from '@/lib/core/bytes/latin1'
import type { Measurement } from '@/lib/core/clients/profile'
import { TRAITS } from '@/lib/core/clients/traits'
import type { ResponseHead } from '@/lib/core/http1/head'
import { conversation } from '@/lib/core/rules/conversation'
import { judge } from '@/lib/core/rules/judge'
import { isOfFrames, isOfOurRequest } from '@/lib/core/rules/rule'
import { battery, type Case, octetsFor } from './battery'
import { type Asked, batteryServer } from './battery-server'
import { type Derived, derive, type Exchange, knowledge } from './derive'
import type { OpenAll } from './drivers/driver'
import { template } from './words'

/** What our rules and traits say of a case as this client asked for it. Only what is about the answer counts: the request is the client's. */
function judged(one: Case, { head, accept }: Asked): { signals: string[]; response: ResponseHead | undefined } {
  const artifacts = conversation({ name: one.name, because: '', request: head, response: latin1Decode(octetsFor(one, accept)) })
  const failing = judge(artifacts).filter(
    // What has no effect by its own word turns nobody away.
    ({ rule, outcome, effect }) => outcome === 'fail' && effect !== 'none' && !isOfOurRequest(rule) && !isOfFrames(rule),
  )
  const held = TRAITS.filter((trait) => trait.holds(artifacts))
  return { signals: [...failing.map(({ rule, reason }) => `${rule}#${reason}`), ...held.map(({ id }) => id)], response: artifacts.response }
}

export type Measured = Omit<Measurement, 'version' | 'on' | 'at'> & { readonly derived: Derived; readonly exchanges: readonly Exchange[] }

/** Gives a client every answer of the battery over loopback and tells what it did. Throws when it did not ask for one of them. */
export async function measureClient(openAll: OpenAll): Promise<Measured> {
  const cases = battery()
  const server = await batteryServer(cases)
  try {
    const outcomes = await openAll(
      `ws://127.0.0.1:${server.port}`,
      cases.map(({ subprotocols }) => subprotocols),
      server,
    )
    const exchanges = cases.flatMap((one, number): Exchange[] => {
      const asked = server.asked.get(number)
      const outcome = outcomes[number]
      if (outcome === null) return []
      if (!asked || !outcome) throw new Error(`The client did not ask for "${one.name}"`)
      // What it found at the other end of a redirect is no word on the redirect.
      if (server.followed.has(number)) return []
      const { signals, response } = judged(one, asked)
      const says = outcome.opens ? null : template(outcome.says, response, asked.accept)
      return [{ name: one.name, signals, opens: outcome.opens, says }]
    })
    const derived = derive(exchanges)
    const offers = /^sec-websocket-extensions:[ \t]*(.*?)\r?$/im.exec(server.asked.get(0)?.head ?? '')?.[1] ?? null
    return {
      offers,
      follows: server.followed.size > 0,
      ...knowledge(derived),
      derived,
      exchanges,
    }
  } finally {
    await server.close()
  }
}
