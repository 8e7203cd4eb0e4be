import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CURRENT, jenkinsBytes, LEGACY } from '../../testing/jenkins-recordings'
import { hexDecode } from '../bytes/hex'
import { latin1Encode } from '../bytes/latin1'
import { type FirstAnswer, isWhole, readFirstAnswer } from './first-answer'

const octets = (hex: string) => hexDecode(hex) ?? new Uint8Array()

describe('the first answer of a TCP agent listener', () => {
  it.each<[string, FirstAnswer]>([
    ['Ping', { kind: 'ping' }],
    ['JNLP4-connect (ack only)', { kind: 'acknowledged' }],
    ['JNLP2-connect', { kind: 'unknown', named: null }],
    ['Nonsense', { kind: 'unrecognized', text: 'Hello:world' }],
    ['TLS ClientHello-ish', { kind: 'silence' }],
    ['JNLP1 greeting only', { kind: 'silence' }],
    ['JNLP1 ok', { kind: 'welcome', form: 'line' }],
    ['JNLP2 ok', { kind: 'welcome', form: 'line' }],
    ['JNLP3 greeting only', { kind: 'negotiate' }],
    ['JNLP4-plaintext greeting', { kind: 'acknowledged' }],
    ['GET /', { kind: 'http', line: 'HTTP/1.0 200 OK' }],
  ])('reads what was recorded of "%s"', (name, expected) => expect(readFirstAnswer(jenkinsBytes(name))).toEqual(expected))
  it.each<[string, FirstAnswer]>([
    ['Unknown protocol:Protocol:JNLP9-connect\n', { kind: 'unknown', named: 'JNLP9-connect' }],
    ['Unknown protocol:\r\n', { kind: 'unknown', named: null }],
    ['Disabled protocol:Protocol:JNLP2-connect\n', { kind: 'disabled', named: 'JNLP2-connect' }],
    ['\u0000\u0007Welcome', { kind: 'welcome', form: 'string' }],
    ['SSH-2.0-APACHE-SSHD-2.12\r\n', { kind: 'ssh', line: 'SSH-2.0-APACHE-SSHD-2.12' }],
    ['\u0015\u0003\u0001\u0000\u0002\u0002\u0046', { kind: 'tls-alert' }],
    ['HTTP/1.1 400 Bad Request\r\n', { kind: 'http', line: 'HTTP/1.1 400 Bad Request' }],
    ['220 mail\r\n', { kind: 'other', text: '220 mail\r\n' }],
  ])('reads %j', (text, expected) => expect(readFirstAnswer(latin1Encode(text))).toEqual(expected))
  it('knows when no more needs to come', () => {
    for (const { name, received, end } of [...CURRENT, ...LEGACY]) {
      if (received.length > 0) expect(isWhole(received), `${name}, ${end}`).toBe(true)
    }
    for (const text of ['', 'Unknown protocol:', 'Pin', 'HTTP/1.0 200 OK']) expect(isWhole(latin1Encode(text))).toBe(false)
    expect(isWhole(octets('00034143'))).toBe(false)
    expect(isWhole(octets('000341434b'))).toBe(true)
    expect(isWhole(new Uint8Array(4_096))).toBe(true)
  })
  it('answers any octets, and quotes little of them', () =>
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 6_000 }), (bytes) => {
        const answer = readFirstAnswer(bytes)
        const quoted = 'text' in answer ? answer.text : 'line' in answer ? answer.line : ''
        expect(quoted.length).toBeLessThanOrEqual(201)
      }),
    ))
})
