import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { utf8Encode } from '../bytes/utf8'
import { decode } from './index'
import { rancherEvent } from './rancher-event'

const GOT = { opcode: 1, direction: 'received', subprotocol: null } as const
const SENT = { ...GOT, direction: 'sent' } as const
const first = (text: string, context: typeof GOT | typeof SENT = GOT) => rancherEvent.decode(utf8Encode(text), context).text.split('\n')[0]

describe('rancher-event', () => {
  it.each([
    [
      '{"name":"resource.change","data":{"links":{"self":"x","type":"no"},"type":"cluster","id":"c-m-8xk2l"}}',
      'resource.change of cluster c-m-8xk2l',
    ],
    ['{"name":"resource.remove","data":{"id":"c-m-8xk2l:p-x7k2p","type":"project"}}', 'resource.remove of project c-m-8xk2l:p-x7k2p'],
    ['{"name":"ping","data":{}}', 'ping'],
    [
      '{"name":"resource.create","namespace":"default","resourceType":"pod","id":"default/a","revision":"812","data":{"id":"default/a","type":"pod"}}',
      'resource.create of pod default/a in default revision 812',
    ],
    ['{"name":"resource.start","resourceType":"apps.deployment"}', 'resource.start of apps.deployment'],
    [
      '{"name":"resource.error","resourceType":"pods","data":{"error":"failed to find schema pods"}}',
      'resource.error of pods "failed to find schema pods"',
    ],
    ['{"name":"resource.change","data":{"state":"active"}}', 'resource.change'],
  ])('%s', (text, line) => {
    expect(first(text)).toBe(line)
  })

  it.each([
    ['{"resourceType":"pod"}', 'Starts a watch of pod'],
    ['{"resourceType":"pod","namespace":"default","selector":"a=b","stop":true}', 'Stops a watch of pod, namespace default, selector a=b'],
  ])('sent to Steve: %s', (text, line) => {
    expect(first(text, SENT)).toBe(line)
    expect(decode(utf8Encode(text), SENT).decoder).toBe('rancher-event')
  })

  it('shows the whole laid out below', () => {
    expect(rancherEvent.decode(utf8Encode('{"name":"ping","data":{}}'), GOT).text).toBe('ping\n\n{\n  "name": "ping",\n  "data": {}\n}')
  })

  it('leaves other JSON to others', () => {
    for (const text of ['{"name":"x"}', '{"type":"ping"}', '[]', 'ping'])
      expect(decode(utf8Encode(text), GOT).decoder).not.toBe('rancher-event')
    expect(decode(utf8Encode('{"type":"x","resourceType":"y"}'), SENT).decoder).toBe('json')
  })

  it('shows what there is of one that was cut', () => {
    const shown = rancherEvent.decode(utf8Encode('{"name":"resource.change","data":{"type":"cluster","id":"c-m'), {
      ...GOT,
      truncated: true,
    })
    expect([shown.text.split('\n')[0], shown.truncated]).toEqual(['resource.change of cluster', true])
  })

  it('answers for any text', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 400 }), (text) => {
        expect(typeof first(`{"name":"resource.change","data":{${text}`)).toBe('string')
        expect(decode(utf8Encode(`{"name":"ping"${text}`), GOT).text.length).toBeLessThan(20_000)
      }),
    )
  })
})
