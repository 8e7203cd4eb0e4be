/** A broker as the user gives it. */
export type Broker = { readonly host: string; readonly port: number }

/** What each of the four partitions carries (Remoting Kafka plugin). */
export const PARTITIONS = [
  'commands from controller to agent',
  'commands from agent to controller',
  'the exchange of secrets, controller to agent',
  'the exchange of secrets, agent to controller',
] as const

/** The port Kafka has by convention. */
const KAFKA_PORT = 9_092
const MOST_BROKERS = 8

/**
 * The topic of an agent: host and port of the Jenkins URL and the agent's name. A URL without a port has -1 there, as Java gives it
 * (Remoting Kafka plugin). `host` and `port` are those of the URL, port null where it names none.
 */
export function kafkaTopic({
  host,
  port,
  nodeName,
}: {
  readonly host: string
  readonly port: number | null
  readonly nodeName: string
}): string {
  return `${host}.${port ?? -1}.${nodeName}-topic`
}

/** Whether Kafka takes a topic's name: letters, digits, dots, lines and dashes, 249 at most. */
export function isTopicName(name: string): boolean {
  return /^[A-Za-z0-9._-]{1,249}$/.test(name) && name !== '.' && name !== '..'
}

/** Brokers of a list with commas or spaces between: `host:port`, or `host` for port 9092. Null where one is neither, or there are none or too many. */
export function readBrokers(text: string): readonly Broker[] | null {
  const names = text.split(/[\s,]+/).filter((name) => name !== '')
  if (names.length === 0 || names.length > MOST_BROKERS) return null
  const brokers: Broker[] = []
  for (const name of names) {
    const match = /^(?:\[([0-9a-fA-F:.]+)\]|([^\s:/@[\]]{1,255}))(?::(\d{1,5}))?$/.exec(name)
    const host = match?.[1] ?? match?.[2]
    const port = match?.[3] === undefined ? KAFKA_PORT : Number(match[3])
    if (host === undefined || port < 1 || port > 65_535) return null
    brokers.push({ host, port })
  }
  return brokers
}
