import { afterEach, describe, expect, it } from 'vitest'
import { OPEN_POLICY } from '@/lib/core/address/network-policy'
import { createRedactor } from '@/lib/core/handshake/redactor'
import { type KafkaScript, kafkaBroker } from '@/lib/testing/kafka-broker'
import { askKafka } from './ask-kafka'
import { stepRecords } from './steps'

const TOPIC = 'ci.example.-1.agent1-topic'
const closing: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of closing.splice(0)) await one.close()
})
async function asked(script: KafkaScript | { port: number }, { ms = 2_000, own = false }: { ms?: number; own?: boolean } = {}) {
  const broker = 'port' in script ? { port: script.port, asked: [] as number[], close: async () => {} } : await kafkaBroker(script)
  closing.push(broker)
  const steps = stepRecords(() => performance.now())
  const step = steps.begin('kafka', 'Kafka')
  const context = {
    ownListeners: own ? [{ address: '127.0.0.1', port: broker.port }] : [],
    practice: null,
    policy: OPEN_POLICY,
    connectMs: ms,
    signal: new AbortController().signal,
    now: () => performance.now(),
  }
  const plan = { brokers: [{ host: '127.0.0.1', port: broker.port }], topic: { host: 'ci.example', port: null, nodeName: 'agent1' } }
  const view = await askKafka(plan, step, context, ms)
  return { view, requests: broker.asked, step: steps.view(createRedactor([]))[0] }
}

describe('the topic of an agent of the Remoting Kafka plugin', () => {
  it('is told with its four partitions', async () => {
    const { view, requests, step } = await asked({ topics: [{ name: TOPIC, leaders: [1, 1, 1, 1] }] })
    expect(view).toMatchObject({ topic: TOPIC, found: true, says: `The topic ${TOPIC} is there with its 4 partitions, each with a leader` })
    expect(view.partitions.map(({ carries }) => carries)[0]).toBe('commands from controller to agent')
    expect(step).toMatchObject({ state: 'noticed', says: expect.stringContaining('Legacy') })
    // ApiVersions and Metadata, and nothing that reads or writes.
    expect(new Set(requests)).toEqual(new Set([18, 3]))
  })
  it('may be missing, and is not made by asking', async () => {
    const { view } = await asked({ topics: [{ name: 'other', leaders: [1] }] })
    expect(view).toMatchObject({ found: false, says: expect.stringContaining('know no topic'), brokers: [{ id: 1, host: '127.0.0.1' }] })
  })
  it('may be of another make', async () => {
    expect((await asked({ topics: [{ name: TOPIC, leaders: [1] }] })).view.says).toBe(`The topic ${TOPIC} has 1 partitions: expected 4`)
  })
  it('is told in bounded time where the broker says nothing', async () => {
    const { view } = await asked({ silent: true }, { ms: 200 })
    expect(view).toMatchObject({ found: false, says: expect.stringMatching(/^No metadata: /) })
  })
  it('is told where nobody listens', async () => {
    const gone = await kafkaBroker()
    await gone.close()
    expect((await asked({ port: gone.port })).view.says).toContain('ECONNREFUSED')
  })
})

describe('the network policy', () => {
  it('is asked for the brokers given', async () => {
    const { view, requests } = await asked({}, { own: true })
    expect(view.says).toContain('own-listener')
    expect(requests).toEqual([])
  })
  it('is asked for the brokers the metadata names', async () => {
    const { view } = await asked({ topics: [{ name: TOPIC, leaders: [1, 1, 1, 1] }], advertised: { host: '169.254.169.254', port: 80 } })
    expect(view.says).toContain('the network policy refuses 169.254.169.254 port 80: cloud-metadata')
  })
})
