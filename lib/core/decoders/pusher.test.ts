import { expect, it } from 'vitest'
import { lineOf, survives } from '@/lib/testing/decode-kit'
import { pusher } from './pusher'

it('names events, channels, sockets and error codes', () => {
  expect(lineOf('{"event":"pusher:connection_established","data":"{\\"socket_id\\":\\"12.34\\",\\"activity_timeout\\":120}"}')).toEqual([
    'pusher',
    'pusher:connection_established, socket 12.34',
  ])
  expect(lineOf('{"event":"pusher:error","data":{"code":4001,"message":"no"}}')[1]).toBe('pusher:error 4001')
  expect(lineOf('{"event":"new-price","channel":"ticker","data":"{}"}', { path: '/app/key?protocol=7' })).toEqual([
    'pusher',
    'new-price on ticker',
  ])
})
survives(pusher)
