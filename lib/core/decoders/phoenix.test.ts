import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { phoenix } from './phoenix'

const path = '/socket/websocket?vsn=2.0.0'

it('tells messages of both versions', () => {
  expect(lineOf('["1","1","room:lobby","phx_join",{}]', { path })).toEqual(['phoenix', 'phx_join (joins) on room:lobby, ref 1'])
  expect(lineOf('["1","1","room:lobby","phx_reply",{"status":"ok","response":{}}]', { path })[1]).toBe(
    'phx_reply (reply) on room:lobby: ok, ref 1',
  )
  expect(lineOf('[null,"2","phoenix","heartbeat",{}]', { path })[1]).toBe('heartbeat on phoenix, ref 2')
  expect(lineOf('{"topic":"room:1","event":"new_msg","payload":{},"ref":null}')).toEqual(['phoenix', 'new_msg on room:1'])
  expect(decoded('["1","1","room:lobby","phx_join",{}]', { path }).fields).toEqual({
    event: 'phx_join',
    topic: 'room:lobby',
    ref: '1',
    join_ref: '1',
  })
})
survives(phoenix, { path })
