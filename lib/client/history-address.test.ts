import { expect, it } from 'vitest'
import { addressProblems, completed, NO_ADDRESS, readAddress } from './history-address'

it('reads the filter, a beginning that moves with the clock, and the order', () => {
  expect(
    readAddress({ ...NO_ADDRESS, host: 'ci.example.com', outcome: 'refused,invalid', status: '403', since: '24h', sort: 'longest' }),
  ).toMatchObject({
    filter: { host: 'ci.example.com', outcome: 'refused,invalid', status: '403', from: '' },
    since: '24h',
    sort: 'longest',
    problems: {},
  })
})

it.each([
  ['status', 'abc', '“abc”: expected a status code, such as 403'],
  ['status', '1000', '“1000”: expected a status code, such as 403'],
  ['closeCode', '65536', '“65536”: expected a close code from 0 to 65535, such as 1006'],
  ['minMs', '1.5', '“1.5”: expected milliseconds, a whole number'],
  ['from', 'yesterday', '“yesterday”: expected a date and a time'],
  ['outcome', 'refused,odd', '“odd” is no outcome'],
  ['since', '25h', '“25h”: expected a time of the list'],
  ['sort', 'random', '“random” is no order of the list'],
] as const)('says what is wrong with %s=%s, and uses the rest', (name, value, problem) => {
  const { filter, problems, sort, since } = readAddress({ ...NO_ADDRESS, host: 'h', [name]: value })
  expect(problems).toEqual({ [name]: problem })
  expect([{ ...filter }, sort, since]).toEqual([{ ...readAddress(NO_ADDRESS).filter, host: 'h' }, 'newest', ''])
})

it('says that a pair leaves nothing, at its second part', () => {
  const from = '2026-11-27T10:00:00Z'
  expect(addressProblems({ ...NO_ADDRESS, from, to: '2026-11-27T11:00:00+01:00' })).toEqual({
    to: 'the end is not after the beginning: nothing fits',
  })
  expect(addressProblems({ ...NO_ADDRESS, from, to: '2026-11-27T11:00:00Z' })).toEqual({})
  expect(addressProblems({ ...NO_ADDRESS, minMs: '100', maxMs: '99' })).toEqual({
    maxMs: '99 ms is less than the least, 100 ms: nothing fits',
  })
  expect(addressProblems({ ...NO_ADDRESS, minMs: '100', maxMs: '100' })).toEqual({})
})

it('lets a fixed time end one that moves with the clock, and the other way round', () => {
  expect(completed({ from: '2026-11-27', to: '' })).toEqual({ from: '2026-11-27', to: '', since: '' })
  expect(completed({ since: 'hour' })).toEqual({ since: 'hour', from: '', to: '' })
  expect(completed({ host: 'h' })).toEqual({ host: 'h' })
})
