import { expect, it } from 'vitest'
import { givenOf } from './given'

const target = { url: 'ws://a/', address: '192.0.2.1', port: 80 }

it('takes the key that travelled, and the address of a practice endpoint', () => {
  const lines = [
    { name: '', value: '' },
    { name: 'sec-websocket-KEY', value: 'abc' },
  ]
  expect(givenOf({ request: { lines }, target })).toEqual({ key: 'abc' })
  expect(givenOf({ request: null, target })).toEqual({})
  expect(givenOf({ request: null, target: { url: 'practice:/echo', address: null, port: 4000 } })).toEqual({ practice: '127.0.0.1:4000' })
})
