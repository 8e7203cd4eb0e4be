import { describe, expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { latin1Encode } from '../bytes/latin1'
import { LISTS, partsOf } from './draft-parts'

const profile = { name: 'n', folder: '', tags: ['a', 'b'], note: '', request: { url: 'ws://a/' } }

describe('partsOf', () => {
  it('gives what is set, in words', () => {
    const { parts } = partsOf({
      ...profile,
      request: {
        url: 'ws://a/',
        network: { verify: false, alpn: ['h2'], timeouts: { tls: 5 } },
        session: { closeAfterMs: null },
        pacing: { every: 1, pauseMs: 5 },
        variables: { b: '2', a: '' },
        early: base64Encode(latin1Encode('\xff')),
      },
    })
    expect(parts.map(({ key, text }) => [key, text])).toEqual([
      ['name', 'n'],
      ['tags', 'a, b'],
      ['request.url', 'ws://a/'],
      ['request.early', '\xff'],
      ['request.pacing', '{"every":1,"pauseMs":5}'],
      ['request.network.alpn', 'h2'],
      ['request.network.verify', 'no'],
      ['request.network.timeouts.tls', '5'],
      ['request.variables.a', ''],
      ['request.variables.b', '2'],
    ])
  })
  it('writes the standard lines out, says how a line differs from an ordinary one, and makes no difference of pairs', () => {
    const lines = (
      headers: NonNullable<(typeof profile.request & { headers?: readonly (readonly [string, string] | object)[] })['headers']>,
    ) =>
      partsOf({ ...profile, request: { url: 'ws://a/', headers: headers as [string, string][] } }).lists['request.headers'].map(
        ({ text }) => text,
      )
    expect(partsOf(profile).lists['request.headers'].map(({ text }) => text)).toEqual([
      'Host: a',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: {{auto}}',
      'Sec-WebSocket-Version: 13',
    ])
    expect(
      lines([['X', '1'], { line: 'X: 1', generated: true, secret: true, kept: 4 }, { line: 'X: 1', enabled: false, ending: 'lf' }]),
    ).toEqual(['X: 1', 'X: 1', 'X: 1   (not sent, ends with lf)'])
    expect(lines([{ base64: 'WDogMQ==' }, { line: 'X: {{a}}', template: false }])).toEqual([
      'X: 1   (octets)',
      'X: {{a}}   (braces as typed)',
    ])
  })
  it('reads a raw request as octets, and messages as what they send', () => {
    const raw = base64Encode(latin1Encode('GET / HTTP/1.1\r\n\r\n'))
    const { parts, lists } = partsOf({
      ...profile,
      request: {
        url: 'ws://a/',
        raw,
        session: { sendOnOpen: [{ text: 'hi' }, { opcode: 'ping', rsv1: true }], messages: [{ name: 'm', frame: { hex: '00' } }] },
      },
    })
    expect(parts.find(({ key }) => key === 'request.raw')?.text).toBe('GET / HTTP/1.1\r\n\r\n')
    expect(Object.keys(lists)).toEqual(Object.keys(LISTS))
    expect(Object.values(lists).map((items) => items.map(({ name, text }) => [name, text]))).toEqual([
      [],
      [
        ['text', 'hi'],
        ['ping', '{"opcode":"ping","rsv1":true}'],
      ],
      [['m', 'm: {"hex":"00"}']],
    ])
  })
})
