import { expect, it } from 'vitest'
import { torture } from './rounds'

it('T-39: a process that is killed twenty times under load loses nothing it acknowledged, and at most 250 ms of what it received', async () => {
  const { faults, ...told } = await torture(20, 7)
  expect(faults).toEqual([])
  expect(told.kills).toBe(20)
  // It was killed at work, and while it started.
  expect(told.interrupted).toBeGreaterThan(0)
  expect(told.whileStarting).toBeGreaterThan(0)
  expect(told.acknowledged).toBeGreaterThan(20)
}, 120_000)

it.each([
  ['late-flush', /octets received \d+ ms before the kill are lost: expected at most 250 ms/],
  ['early-acknowledgement', /the acknowledged attempt [0-9a-f-]{36} is gone/],
] as const)(
  'sees a planted fault: %s',
  async (fault, sentence) => {
    const { faults } = await torture(4, 3, fault)
    expect(faults.join('\n')).toMatch(sentence)
  },
  60_000,
)
