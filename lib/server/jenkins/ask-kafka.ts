import 'server-only'
import { Kafka, logLevel } from 'kafkajs'
import { type Broker, kafkaTopic, PARTITIONS } from '@/lib/core/jenkins/kafka'
import type { KafkaView } from '@/lib/core/jenkins/probe-view'
import { LateSocket } from '@/lib/server/net/late-socket'
import type { ProbeContext } from './ask'
import type { StepRecord } from './steps'

/** Brokers and partitions shown. */
const MOST_SHOWN = 64

export type KafkaPlan = {
  readonly brokers: readonly Broker[]
  readonly topic: { readonly host: string; readonly port: number | null; readonly nodeName: string }
}

/**
 * Asks Kafka brokers for the topic of an agent of the Remoting Kafka plugin: only metadata, nothing is read from it or written to it. The
 * network policy is asked for every broker, those that the metadata names too.
 */
export async function askKafka(
  { brokers, topic: parts }: KafkaPlan,
  step: StepRecord,
  context: ProbeContext,
  ms: number,
): Promise<KafkaView> {
  const topic = kafkaTopic(parts)
  const stop = new AbortController()
  const signal = AbortSignal.any([context.signal, stop.signal])
  const refused = new Map<string, string>()
  const kafka = new Kafka({
    clientId: 'sockscope',
    brokers: brokers.map(({ host, port }) => `${host.includes(':') ? `[${host}]` : host}:${port}`),
    connectionTimeout: ms,
    requestTimeout: ms,
    enforceRequestTimeout: true,
    retry: { retries: 0, initialRetryTime: 1, maxRetryTime: 1 },
    logLevel: logLevel.NOTHING,
    socketFactory: ({ host, port, onConnect }) => {
      const socket = new LateSocket({ where: { host, port }, ...context, connectMs: ms, signal }, onConnect)
      socket.on('error', (error) => refused.set(`${host}:${port}`, error.message))
      return socket as never // safe: it has what the library asks of a socket
    },
  })
  const admin = kafka.admin()
  const late = setTimeout(() => stop.abort(), ms * 2)
  const view = (found: boolean, says: string, more: Partial<KafkaView> = {}): KafkaView => ({
    topic,
    found,
    says,
    brokers: [],
    partitions: [],
    ...more,
  })
  try {
    await whileRunning(admin.connect(), signal)
    const cluster = await whileRunning(admin.describeCluster(), signal)
    const names = await whileRunning(admin.listTopics(), signal)
    const nodes = cluster.brokers.slice(0, MOST_SHOWN).map(({ nodeId, host, port }) => ({ id: nodeId, host, port }))
    if (!names.includes(topic)) {
      const says = `The brokers know no topic ${topic}: the plugin creates it when the node connects first`
      step.end('failed', says)
      return view(false, says, { brokers: nodes })
    }
    const metadata = await whileRunning(admin.fetchTopicMetadata({ topics: [topic] }), signal)
    const partitions = (metadata.topics[0]?.partitions ?? [])
      .toSorted((a, b) => a.partitionId - b.partitionId)
      .slice(0, MOST_SHOWN)
      .map(({ partitionId, leader }) => ({ id: partitionId, leader, carries: PARTITIONS[partitionId] ?? 'nothing the plugin knows' }))
    const leaderless = partitions.filter(({ leader }) => leader < 0)
    const right = partitions.length === PARTITIONS.length && leaderless.length === 0
    const says =
      partitions.length !== PARTITIONS.length
        ? `The topic ${topic} has ${partitions.length} partitions: expected 4`
        : leaderless.length > 0
          ? `The topic ${topic} has partitions without a leader: ${leaderless.map(({ id }) => id).join(', ')}`
          : `The topic ${topic} is there with its 4 partitions, each with a leader`
    step.end(right ? 'noticed' : 'failed', `${says}. Legacy: the plugin is not kept up since 2020`)
    return view(true, says, { brokers: nodes, partitions })
  } catch (error) {
    const why = [...refused].map(([broker, detail]) => `${broker}: ${detail}`)
    const says = `No metadata: ${why.length > 0 ? why.join('; ') : error instanceof Error ? error.message : 'unknown'}`
    step.failed({ phase: 'connect', code: 'kafka-failed', detail: says })
    step.end('failed', says)
    return view(false, says)
  } finally {
    clearTimeout(late)
    // Whoever does not answer is not waited for.
    stop.abort()
    admin.disconnect().catch(() => undefined)
  }
}

/** What a promise gives, or an error when the probe is stopped or its time is over. */
function whileRunning<T>(given: Promise<T>, signal: AbortSignal): Promise<T> {
  return new Promise((resolve, reject) => {
    const over = () => reject(new Error('the brokers did not answer in time'))
    if (signal.aborted) return over()
    signal.addEventListener('abort', over, { once: true })
    given.then(resolve, reject).finally(() => signal.removeEventListener('abort', over))
  })
}
