import { describe, expect, it } from 'vitest'
import { probeBody, splitHost } from './jenkins-probe'

const FORM = {
  host: ' ci.example ',
  port: '50000',
  nodeName: '',
  secret: '',
  jenkinsUrl: '',
  protocols: '',
  sendOddSecret: false,
  brokers: '',
}

describe('the form of a probe', () => {
  it('leaves out what is empty', () => expect(probeBody(FORM)).toEqual({ host: 'ci.example', port: 50_000 }))
  it('gives what is filled in', () => {
    expect(
      probeBody({
        ...FORM,
        nodeName: ' a ',
        secret: ' s ',
        jenkinsUrl: 'https://ci/',
        protocols: 'JNLP4-connect, Ping',
        sendOddSecret: true,
      }),
    ).toEqual({
      host: 'ci.example',
      port: 50_000,
      nodeName: 'a',
      secret: 's',
      jenkinsUrl: 'https://ci/',
      protocols: ['JNLP4-connect', 'Ping'],
      sendOddSecret: true,
    })
  })
  it('asks Kafka for a node without its secret, and the port for none', () => {
    expect(probeBody({ ...FORM, nodeName: 'a', brokers: ' kafka:9092 ' })).toEqual({
      host: 'ci.example',
      port: 50_000,
      kafka: { brokers: 'kafka:9092', nodeName: 'a' },
    })
    expect(probeBody({ ...FORM, nodeName: 'a', secret: 's', brokers: 'kafka' })).toMatchObject({
      nodeName: 'a',
      kafka: { brokers: 'kafka' },
    })
  })
  it.each([
    ['ci.example', 'ci.example', null],
    ['ci.example:50000', 'ci.example', '50000'],
    ['tcp://ci.example:50000/', 'ci.example', '50000'],
    ['https://ci.example/jenkins/', 'ci.example', null],
    ['[::1]:50000', '::1', '50000'],
    ['::1', '::1', null],
  ])('splits %s', (text, host, port) => expect(splitHost(text)).toEqual({ host, port }))
})
