import { describe, expect, it } from 'vitest'
import { isTopicName, kafkaTopic, readBrokers } from './kafka'

describe('the Remoting Kafka plugin', () => {
  it('names the topic of an agent after the Jenkins URL, with -1 for no port', () => {
    expect(kafkaTopic({ host: 'ci.example', port: 8_080, nodeName: 'agent1' })).toBe('ci.example.8080.agent1-topic')
    expect(kafkaTopic({ host: 'ci.example', port: null, nodeName: 'agent1' })).toBe('ci.example.-1.agent1-topic')
  })
  it.each([
    ['kafka', [{ host: 'kafka', port: 9_092 }]],
    [
      'a:1, b:2 [::1]:3',
      [
        { host: 'a', port: 1 },
        { host: 'b', port: 2 },
        { host: '::1', port: 3 },
      ],
    ],
    ['', null],
    ['a:0', null],
    ['a:65536', null],
    ['http://a', null],
    ['a@b', null],
    ['1 2 3 4 5 6 7 8 9', null],
  ])('reads the brokers %j', (text, brokers) => expect(readBrokers(text)).toEqual(brokers))
  it('knows what Kafka takes for a topic', () => {
    expect(['a.-1.b-topic', 'x'.repeat(249)].map(isTopicName)).toEqual([true, true])
    expect(['', '.', '..', 'a b', 'ä', 'x'.repeat(250)].map(isTopicName)).toEqual([false, false, false, false, false, false])
  })
})
