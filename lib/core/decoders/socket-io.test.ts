import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { socketIo } from './socket-io'

const path = '/socket.io/?EIO=4&transport=websocket'

it('tells packets of Engine.IO', () => {
  expect(
    lineOf('0{"sid":"lv_VI97HAXpY6yYWAAAC","upgrades":[],"pingInterval":25000,"pingTimeout":20000,"maxPayload":1000000}', { path }),
  ).toEqual(['socket-io', 'open: session lv_VI97HAXpY6yYWAAAC, a ping every 25000 ms, answered within 20000 ms'])
  expect(lineOf('2', { path })[1]).toBe('ping')
  expect(lineOf('3probe', { path })[1]).toBe('pong, the probe of an upgrade from polling')
})

it('tells packets of Socket.IO in its messages', () => {
  expect(lineOf('40', { path })[1]).toBe('CONNECT')
  expect(lineOf('42["chat",{"a":1}]')).toEqual(['socket-io', 'EVENT "chat"'])
  expect(lineOf('42/admin,12["project:delete",123]', { path })[1]).toBe('EVENT "project:delete" of /admin asks for ack 12')
  expect(lineOf('43/admin,12[]', { path })[1]).toBe('ACK of /admin to 12')
  expect(lineOf('44{"message":"Not authorized"}', { path })[1]).toBe('CONNECT_ERROR')
  expect(lineOf('452-["baz",{"_placeholder":true,"num":0}]', { path })[1]).toBe('BINARY_EVENT "baz" with 2 binary frames that follow')
  expect(decoded('42["chat",1e400]', { path })).toMatchObject({
    fields: { packet: 'EVENT', event: 'chat', namespace: '/' },
    text: 'EVENT "chat"\n\n[\n  "chat",\n  1e400\n]',
  })
})

it('says what is a message of something else, and knows the session from its first message', () => {
  expect(decoded('4hello', { path }).note).toBe('This is a message of Engine.IO, and none of Socket.IO')
  expect(lineOf('2', { first: { received: new TextEncoder().encode('0{"sid":"a"}') } })[0]).toBe('socket-io')
  expect(lineOf('2')[0]).toBe('text')
})
survives(socketIo, { path })
