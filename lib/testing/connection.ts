import { OPEN_POLICY } from '../core/address/network-policy'
import type { Target } from '../core/handshake/draft'
import type { Fact } from '../core/transcript/fact'
import { TIMEOUTS } from '../core/transcript/limits'
import type { Connection, ConnectionPlan } from '../server/net/connection'
import { openConnection } from '../server/net/open-connection'

export const REQUEST = 'GET /chat HTTP/1.1\r\nHost: localhost\r\n\r\n'

/** A plan for a server on a port of 127.0.0.1, the parts that matter replaced. */
export function planFor(port: number, more: Partial<ConnectionPlan> = {}): ConnectionPlan {
  const target: Target = { scheme: 'ws', tls: false, host: '127.0.0.1', port, resource: '/chat', authority: `127.0.0.1:${port}` }
  return {
    target,
    network: {},
    timeouts: TIMEOUTS,
    request: new TextEncoder().encode(REQUEST),
    ownListeners: [],
    practice: null,
    policy: OPEN_POLICY,
    now: () => performance.now(),
    ...more,
  }
}

export function tlsTarget(port: number, host = 'localhost'): Target {
  return { scheme: 'wss', tls: true, host, port, resource: '/chat', authority: `${host}:${port}` }
}

/** Opens a connection and reads its facts to the end; `on` is called for each as it comes. */
export async function factsOf(plan: ConnectionPlan, on: (fact: Fact, connection: Connection) => void = () => {}): Promise<Fact[]> {
  const connection = openConnection(plan)
  const facts: Fact[] = []
  for await (const fact of connection.facts) {
    facts.push(fact)
    on(fact, connection)
  }
  return facts
}

/** The facts as short words, neighbouring octets of one direction joined: `policy allowed`, `received "abc"`, `ended endpoint fin open` … */
export function told(facts: readonly Fact[]): string[] {
  const words: string[] = []
  let direction = ''
  let text = ''
  const flush = () => {
    if (direction) words.push(`${direction} ${JSON.stringify(text)}`)
    direction = ''
    text = ''
  }
  for (const fact of facts) {
    if (fact.kind === 'bytes') {
      const way = fact.layer === 'proxy' ? (fact.direction === 'sent' ? 'told the proxy' : 'the proxy said') : fact.direction
      if (way !== direction) flush()
      direction = way
      text += Buffer.from(fact.bytes).toString('latin1')
      continue
    }
    flush()
    if (fact.kind === 'reached') words.push(`reached ${fact.phase}`)
    else if (fact.kind === 'failed') words.push(`failed ${fact.phase} ${fact.code}${fact.alert === undefined ? '' : ` ${fact.alert}`}`)
    else if (fact.kind === 'fields') words.push(`${fact.direction} ${fact.fields.map((field) => field.join(': ')).join(', ')}`)
    else if (fact.kind === 'tried') words.push(`tried ${fact.address} ${fact.code}`)
    else if (fact.kind === 'policy') words.push(`policy ${fact.decision}`)
    else if (fact.kind === 'waited') words.push(fact.gaveUp ? 'waited in vain' : 'waited')
    else if (fact.kind === 'pressure') words.push(fact.paused ? 'paused' : 'resumed')
    else if (fact.kind === 'ended') words.push(`ended ${fact.by} ${fact.how} ${fact.phase}`)
  }
  flush()
  return words
}
