import { expect, it } from 'vitest'
import { NO_ADDRESS } from './history-address'
import { addressOf, type SavedFilter, savedAs, savedOf } from './saved-filters'

const saved = (name: string, filter: Record<string, string>, sort: SavedFilter['sort'] = 'newest'): SavedFilter => ({
  id: name,
  name,
  filter,
  sort,
  createdBy: 'Ada',
  mine: true,
  createdAt: '2026-11-27T10:00:00.000Z',
})

it('saves what narrows, and gives the whole address back', () => {
  const address = { ...NO_ADDRESS, host: 'h', since: '24h', sort: 'longest' }
  expect(savedOf(address)).toEqual({ filter: { host: 'h', since: '24h' }, sort: 'longest' })
  expect(addressOf(savedOf(address))).toEqual(address)
  expect(savedOf({ ...NO_ADDRESS, q: 'x' })).toEqual({ filter: { q: 'x' }, sort: 'newest' })
})

it('knows which saved filter an address stands for, order included', () => {
  const all = [saved('one', { host: 'h' }), saved('two', { host: 'h' }, 'oldest')]
  expect(savedAs({ ...NO_ADDRESS, host: 'h' }, all)?.name).toBe('one')
  expect(savedAs({ ...NO_ADDRESS, host: 'h', sort: 'newest' }, all)?.name).toBe('one')
  expect(savedAs({ ...NO_ADDRESS, host: 'h', sort: 'oldest' }, all)?.name).toBe('two')
  expect(savedAs({ ...NO_ADDRESS, host: 'h', status: '403' }, all)).toBeUndefined()
})
