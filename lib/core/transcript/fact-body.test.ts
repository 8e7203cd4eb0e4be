import { expect, it } from 'vitest'
import { isFactBody } from './fact-body'

it('takes a fact that has what its kind has, and more', () => {
  expect(isFactBody({ kind: 'failed', phase: 'connect', code: 'connection-refused', detail: 'x', later: 1 } as { kind: 'failed' })).toBe(
    true,
  )
})

it.each([
  { kind: 'failed', phase: 'connect', code: 'connection-refused' },
  { kind: 'failed', phase: 'lunch', code: 'x', detail: 'x' },
  { kind: 'failed', phase: 'tls', code: 'x', detail: 'x', tls: { chain: 1 } },
  { kind: 'reached', phase: 'open', data: {} },
  { kind: 'reached', phase: 'constructor', data: {} },
  { kind: 'reached', phase: 'resolve', data: { host: 'a' } },
  { kind: 'ended', by: 'us', how: 1, phase: 'open' },
])('refuses %j', (value) => {
  expect(isFactBody(value as { kind: 'failed' })).toBe(false)
})
