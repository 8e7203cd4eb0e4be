import { expect, it } from 'vitest'
import { faultOf } from './handshake-faults'

it.each([
  ['response/accept-correct', 'wrong-accept'],
  ['response/upgrade-present', 'upgrade-missing-in-101'],
  ['trait/connection-has-more-members', 'upgrade-missing-in-101'],
  ['response/subprotocol-selected', 'subprotocol-not-agreed'],
  ['response/deflate-window-bits', 'extension-not-agreed'],
  ['response/bare-cr', 'answer-not-http'],
])('%s is about %s', (rule, id) => {
  expect(faultOf(rule)?.id).toBe(id)
})

it('knows nothing of rules of other parts', () => {
  expect(faultOf('request/host-present')).toBeNull()
})
