import { expect, it } from 'vitest'
import { NO_ADDRESS } from '@/lib/client/history-address'
import { filterWords } from './filter-words'

const words = (address: object, names = {}) =>
  filterWords({ ...NO_ADDRESS, ...address }, { profile: undefined, person: undefined, ...names }).map((word) => [word.words, word.without])

it('says each active filter in words, with what takes it away', () => {
  expect(
    words({ q: 'not here', host: 'ci.example.com', status: '403', since: '24h', minMs: '200', closeCode: '1006', pinned: 'true' }),
  ).toEqual([
    ['host ci.example.com', { host: '' }],
    ['status 403', { status: '' }],
    ['close code 1006', { closeCode: '' }],
    ['at least 200 ms', { minMs: '' }],
    ['pinned only', { pinned: '' }],
    ['last 24 hours', { since: '' }],
  ])
})

it('says each of several outcomes by itself', () => {
  expect(words({ outcome: 'refused,not-http' })).toEqual([
    ['outcome Refused', { outcome: 'not-http' }],
    ['outcome No HTTP answer', { outcome: 'refused' }],
  ])
})

it('names people and profiles, and those that are not known', () => {
  expect(words({ profileId: 'p', user: 'u' }, { profile: 'Agent', person: 'Grace' }).map(([text]) => text)).toEqual([
    'profile Agent',
    'by Grace',
  ])
  expect(words({ profileId: 'p', user: 'u' }).map(([text]) => text)).toEqual(['profile …', 'by somebody who left'])
})
