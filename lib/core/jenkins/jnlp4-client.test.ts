import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { feed } from '../../testing/feed'
import { INNER, jenkinsBytes, jenkinsRecording } from '../../testing/jenkins-recordings'
import { concat } from '../bytes/concat'
import { hexDecode, hexEncode } from '../bytes/hex'
import { latin1Decode } from '../bytes/latin1'
import { type Jnlp4Event, type Jnlp4Intent, jnlp4Client } from './jnlp4-client'
import { encodeString } from './string'

const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'
const CAPABILITY = 'rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4='
const octets = (hex: string) => hexDecode(hex) ?? new Uint8Array()
const str = (text: string) => encodeString(text) ?? new Uint8Array()
const of = (steps: (typeof INNER)['ok'], from: 'agent' | 'controller') =>
  concat(steps.filter((step) => step.from === from).map(({ bytes }) => bytes))

/** What is told of a conversation inside TLS: events by kind, and what goes out as hex. */
const inside = (intent: Jnlp4Intent) => () => {
  const client = jnlp4Client(intent)
  client.push(octets('000341434b'))
  const opening = client.secured()
  return (chunk: Uint8Array) => [...opening.splice(0), ...client.push(chunk)].map(told)
}
const told = (event: Jnlp4Event) => {
  if (event.kind === 'send') return `> ${hexEncode(event.bytes)}`
  if (event.kind === 'refused') return `refused ${event.reason}`
  return event.kind === 'headers' ? `headers ${event.read.ok}` : event.kind
}
const sends = (events: readonly Jnlp4Event[]) => events.flatMap((event) => (event.kind === 'send' ? [event] : []))
const AGENT1 = { kind: 'dry-run', nodeName: 'agent1', secret: SECRET } as const

describe('JNLP4-connect as an agent, against the octets of the real classes', () => {
  it('asks and confirms as an agent does', () => {
    expect(hexEncode(jnlp4Client({ kind: 'look' }).first.bytes)).toBe('001650726f746f636f6c3a4a4e4c50342d636f6e6e656374000341434b')
  })
  it('sends what the real agent sent, from the greeting to the capability', () => {
    const client = jnlp4Client({ ...AGENT1, kind: 'connect', capability: CAPABILITY })
    client.push(octets('000341434b'))
    const events = client.secured()
    for (const octet of of(INNER.ok, 'controller')) events.push(...client.push(Uint8Array.of(octet)))
    expect(hexEncode(concat(sends(events).map(({ bytes }) => bytes)))).toBe(hexEncode(of(INNER.ok, 'agent')))
    expect(client.stage).toBe('over')
    expect(client.rest).toHaveLength(0)
  })
  it('tells the acceptance and withdraws before the node comes online', () => {
    const controller = concat([
      ...INNER.ok
        .filter(({ from }) => from === 'controller')
        .slice(0, 2)
        .map(({ bytes }) => bytes),
      str('BYE'),
    ])
    const headers = hexEncode(INNER.ok[0]?.bytes ?? octets(''))
    feed(
      inside(AGENT1),
      controller,
      [`> ${headers}`, 'headers true', 'accepted', `> ${hexEncode(str('ERROR: probe only'))}`, 'withdrawn'],
      null,
    )
  })
  it.each([
    ['badsecret', { kind: 'dry-run', nodeName: 'agent1', secret: 'deadbeef' }, 'Authorization failure'],
    ['unknown', { kind: 'dry-run', nodeName: 'nosuch', secret: 'deadbeef' }, 'Unknown client name: nosuch'],
    [
      'notinbound',
      { kind: 'dry-run', nodeName: 'ssh1', secret: '899ac58a8fa2981b73b0bab0c7a44b5d88527ca34354324bb084364832916c9c' },
      'ssh1 is not an inbound agent',
    ],
  ] as const)('tells the refusal of %s with its reason and says BYE', (name, intent, reason) => {
    const sent = hexEncode(INNER[name][0]?.bytes ?? octets(''))
    feed(inside(intent), of(INNER[name], 'controller'), [`> ${sent}`, 'headers true', `refused ${reason}`, '> 0003425945'])
  })
  it('still waits for an answer where the controller closes without one (a secret is missing)', () => {
    const client = jnlp4Client(AGENT1)
    client.push(octets('000341434b'))
    client.secured()
    client.push(of(INNER.nosecret, 'controller'))
    expect([client.stage, client.awaited]).toEqual(['verdict', 'its answer to the connection headers'])
  })
  it('looks at the headers of the controller and sends nothing inside TLS', () => {
    feed(inside({ kind: 'look' }), of(INNER.nosecret, 'controller'), ['headers true'])
  })
  it('tells a permanent refusal', () => {
    const client = jnlp4Client(AGENT1)
    client.push(octets('000341434b'))
    client.secured()
    expect(client.push(concat([str('{}'), str('FATAL: no')])).at(-2)).toEqual({ kind: 'refused', permanent: true, reason: 'no' })
  })
  it('takes headers that the class refuses, and says so', () => {
    const client = jnlp4Client({ kind: 'look' })
    client.push(octets('000341434b'))
    client.secured()
    expect(client.push(str('[]'))).toEqual([
      { kind: 'headers', text: '[]', read: { ok: false, detail: '"[" at character 0: expected "{"', at: 0 } },
    ])
  })
})

describe('JNLP4-plaintext, recorded whole from Remoting 3.36', () => {
  const play = (name: string, intent: Jnlp4Intent) => {
    const client = jnlp4Client(intent, { tls: false })
    const events: Jnlp4Event[] = [client.first]
    for (const octet of jenkinsBytes(name)) events.push(...client.push(Uint8Array.of(octet)))
    const heard = events.filter(({ kind }) => kind !== 'send').map(told)
    return { sent: hexEncode(concat(sends(events).map(({ bytes }) => bytes))), heard }
  }
  it('completes octet by octet', () => {
    const played = play('JNLP4-plaintext ok', { kind: 'connect', nodeName: 'agent1', secret: '5ec7e75ec7e7', capability: CAPABILITY })
    expect(played.sent).toBe(hexEncode(concat([jenkinsRecording('JNLP4-plaintext ok').sent, str(CAPABILITY)])))
    expect(played.heard).toEqual(['acknowledged', 'headers true', 'accepted', 'capability'])
  })
  it('is refused octet by octet', () => {
    expect(play('JNLP4-plaintext bad', { kind: 'dry-run', nodeName: 'agent1', secret: 'x' }).heard).toEqual([
      'acknowledged',
      'headers true',
      'refused Authorization failure',
    ])
  })
})

describe('what is no JNLP4', () => {
  it('is known by its first wrong octet, and kept', () => {
    const client = jnlp4Client({ kind: 'look' })
    const answer = jenkinsBytes('JNLP2-connect')
    expect(client.push(answer.subarray(0, 1))).toEqual([{ kind: 'not-acknowledged' }])
    client.push(answer.subarray(1))
    expect(latin1Decode(client.rest)).toBe('Unknown protocol:\n')
    expect(client.stage).toBe('over')
  })
  it('is a wrong acknowledgement too', () => {
    expect(jnlp4Client({ kind: 'look' }).push(octets('00034e414b'))).toEqual([{ kind: 'not-acknowledged' }])
  })
  it('leaves what follows the acknowledgement to TLS', () => {
    const client = jnlp4Client({ kind: 'look' })
    client.push(octets('000341434b160303'))
    expect([client.stage, hexEncode(client.rest)]).toEqual(['tls', '160303'])
  })
  it('never makes it throw, whatever comes', () =>
    fc.assert(
      fc.property(fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 12 }), (chunks) => {
        const client = jnlp4Client(AGENT1)
        client.push(octets('000341434b'))
        client.secured()
        for (const chunk of chunks) client.push(chunk)
        expect(client.rest.length).toBeLessThanOrEqual(480)
      }),
    ))
})

describe('secrets', () => {
  it('are named by their place in the headers, whatever the name', () => {
    for (const nodeName of ['agent1', 'é"\\', '']) {
      const client = jnlp4Client({ kind: 'dry-run', nodeName, secret: SECRET })
      client.push(octets('000341434b'))
      const sent = sends(client.secured())[0]
      const span = sent?.secrets[0]
      expect(latin1Decode(sent?.bytes ?? octets(''), span?.start, span?.end)).toBe(SECRET)
    }
  })
})
