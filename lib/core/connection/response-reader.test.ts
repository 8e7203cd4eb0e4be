import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { LIMITS } from '../transcript/limits'
import { createResponseReader } from './response-reader'

const CONTEXT = { early: false, method: 'GET' }
const SWITCH = head('HTTP/1.1 101 Switching Protocols')

it('gives what follows a 101 head as rest', () => {
  const reader = createResponseReader(LIMITS)
  expect(reader.push(SWITCH.subarray(0, 9), CONTEXT)).toEqual({ events: [], rest: null })
  const { events, rest } = reader.push(Uint8Array.from([...SWITCH.subarray(9), 0x81, 0x00]), CONTEXT)
  expect(events.map((event) => event.type)).toEqual(['response-head'])
  expect(rest).toEqual(Uint8Array.of(0x81, 0x00))
  expect(reader.head?.start.status).toBe(101)
})

it('counts octets that came before the request was out', () => {
  const reader = createResponseReader(LIMITS)
  reader.push(SWITCH.subarray(0, 9), { ...CONTEXT, early: true })
  expect(reader.push(SWITCH.subarray(9), CONTEXT).events).toMatchObject([{ type: 'response-head', earlyBytes: 9 }])
})

it('keeps foreign octets up to the limit of a body and tells them at the end', () => {
  const reader = createResponseReader({ ...LIMITS, headBytes: 10, bodyBytes: 1_000 })
  for (let i = 0; i < 40; i++) reader.push(new Uint8Array(100).fill(0x78), CONTEXT)
  expect(reader.end()).toMatchObject([{ type: 'response-failed', bytes: new Uint8Array(1_000).fill(0x78) }])
})
