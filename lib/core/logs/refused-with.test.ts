import { expect, it } from 'vitest'
import { refusedWith } from './refused-with'

it.each([
  [302, 'the opening handshake was answered with a redirect (302)', 'proxy'],
  [403, 'the opening handshake was answered with 403 instead of 101', 'application'],
  [101, 'the answer was a 101 that this client does not take for one', 'proxy'],
  [407, 'the opening handshake was answered with 407 instead of 101', 'proxy'],
  [522, 'the opening handshake was answered with 522 instead of 101', 'proxy'],
  [418, 'the opening handshake was answered with 418 instead of 101', 'application'],
])('says what %d means', (status, says, layer) => {
  const refusal = refusedWith(status)
  expect([refusal.says, refusal.layer]).toEqual([says, layer])
  expect(refusal.cause).toMatch(/\.$/)
  expect(refusal.remedy).toMatch(/\.$/)
})
