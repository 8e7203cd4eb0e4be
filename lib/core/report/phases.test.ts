import { expect, it } from 'vitest'
import { head, play } from '../../testing/play'
import { connected, replayed } from '../../testing/report'
import type { AttemptView } from './view'

const shown = (view: AttemptView) =>
  view.phases.map(({ phase, state, startedAt, endedAt, detail }) => [phase, state, startedAt, endedAt, detail])

it('lists what was passed and what runs', () => {
  expect(shown(replayed([]))).toEqual([['resolve', 'running', 0, null, '']])
  const { conversation, view } = connected()
  conversation.waits(1).sends(head('GET / HTTP/1.1')).wrote(18)
  expect(shown(view())).toEqual([
    ['resolve', 'reached', 0, 1, '192.0.2.1'],
    ['connect', 'reached', 1, 2, '192.0.2.1:80 from 192.0.2.9:50000'],
    ['request', 'reached', 2, 3, '18 octets'],
    ['response', 'running', 3, null, ''],
  ])
  conversation.waits(1).receives(head('HTTP/1.1 101 Switching Protocols')).waits(1).receives('\x88\x00').waits(1).ends()
  expect(shown(view()).slice(3)).toEqual([
    ['response', 'reached', 3, 4, '101 Switching Protocols'],
    ['open', 'reached', 4, 5, ''],
    ['closing', 'reached', 5, 6, ''],
  ])
})

it('ends with the phase that failed', () => {
  const { conversation, view } = connected({ url: 'wss://example.com/' })
  conversation.waits(3).happens({ kind: 'failed', phase: 'tls', code: 'tls-closed', detail: 'socket hang up' })
  expect(shown(view()).at(-1)).toEqual(['tls', 'failed', 2, 5, 'socket hang up'])
})

it('says how long the handshake waited for another of ours to the same address', () => {
  const waited = { kind: 'waited', address: '192.0.2.1', port: 80, ms: 3_000 } as const
  const detail = (gaveUp: boolean) => {
    const { conversation, view } = connected()
    conversation.happens({ ...waited, gaveUp })
    return view().phases[1]?.detail
  }
  expect(detail(false)).toBe('192.0.2.1:80 from 192.0.2.9:50000, after 3.0 s of waiting for another handshake with it')
  expect(detail(true)).toContain('of waiting for another handshake with it, the longest we wait')
})

it('shows addresses that were tried, and what the policy blocked', () => {
  const facts = play({ push: () => null }).happens({ kind: 'reached', phase: 'resolve', data: { host: 'a', addresses: [] } })
  facts.happens({ kind: 'tried', address: '::1', port: 9, code: 'connection-refused', detail: 'x' })
  expect(shown(replayed(facts.facts)).at(-1)).toEqual(['connect', 'running', 0, null, '[::1]:9: connection-refused'])
  facts.happens({ kind: 'policy', decision: 'blocked', reason: 'cloud-metadata', host: 'a', address: '169.254.169.254', port: 80 })
  facts.happens({ kind: 'failed', phase: 'policy', code: 'blocked', detail: 'x' })
  expect(shown(replayed(facts.facts)).at(-1)).toEqual(['policy', 'failed', 0, 0, '169.254.169.254:80: cloud-metadata'])
})

it('calls a connection that ended without an answer a failed response', () => {
  const { conversation, view } = connected()
  conversation.sends(head('GET / HTTP/1.1')).wrote().happens({ kind: 'ended', by: 'endpoint', how: 'fin', phase: 'response' })
  expect(shown(view()).at(-1)).toEqual(['response', 'failed', 2, 2, 'ended by endpoint (fin)'])
})
