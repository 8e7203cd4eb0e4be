import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { aiohttp } from './aiohttp'

testPack(aiohttp, {
  'aiohttp/not-an-upgrade': {
    shown: {
      'a plain GET': recorded('aiohttp/plain_get'),
      'Connection: keep-alive': recorded('aiohttp/keep_alive'),
      'another Upgrade': recorded('aiohttp/other_upgrade'),
    },
    not: { 'Tornado, which has half of the words': recorded('tornado/plain_get') },
    confidence: 'certain',
  },
  'aiohttp/version': { shown: { '99': recorded('aiohttp/version99'), none: recorded('aiohttp/missing_version') } },
  'aiohttp/key': { shown: { none: recorded('aiohttp/missing_key'), short: recorded('aiohttp/short_key') }, confidence: 'certain' },
  'aiohttp/no-route': {
    shown: { 'another path': recorded('aiohttp/wrong_path'), POST: recorded('aiohttp/post') },
    not: { Tornado: recorded('tornado/wrong_path'), uvicorn: recorded('uvicorn-no-ws/good') },
  },
  'aiohttp/message-too-large': {
    shown: { '200 MiB': recorded('aiohttp/oversized') },
    not: { 'uvicorn closes alike': recorded('uvicorn/oversized') },
    confidence: 'likely',
    mentions: ['4 MiB'],
  },
  'aiohttp/heartbeat': {
    shown: { 'no pong': recorded('aiohttp-heartbeat/good') },
    not: { 'no ping came': recorded('aiohttp-crash/good') },
  },
  'aiohttp/handler-failed': {
    shown: { 'it raises after prepare()': recorded('aiohttp-crash/good') },
    not: { 'closed with 1009': recorded('aiohttp/oversized') },
    confidence: 'possible',
  },
})

it('is recognised by its words, its 404 and its 101', () => {
  for (const name of ['aiohttp/good', 'aiohttp/plain_get', 'aiohttp/wrong_path', 'aiohttp/missing_key'])
    expect(answeredIn(recorded(name), [aiohttp])).toMatchObject({ pack: 'aiohttp', confidence: 'certain' })
  expect(answeredIn(recorded('aiohttp/version99'), [aiohttp])?.confidence).not.toBe('possible')
  expect(answeredIn(recorded('python-websockets/good'), [aiohttp])).toBeNull()
})
