import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { wamp } from './wamp'

const subprotocol = 'wamp.2.json'

it('names each message by its code', () => {
  expect(lineOf('[1,"realm1",{"roles":{}}]', { subprotocol })).toEqual(['wamp', 'HELLO, realm realm1'])
  expect(lineOf('[48,7814135,{},"com.myapp.ping",[]]', { subprotocol })[1]).toBe('CALL, procedure com.myapp.ping, request 7814135')
  expect(lineOf('[8,48,7814135,{},"wamp.error.no_such_procedure"]', { subprotocol })[1]).toBe(
    'ERROR, error wamp.error.no_such_procedure, request 7814135',
  )
  expect(lineOf('[36,5512315355,4429313566,{},[]]', { subprotocol })[1]).toBe('EVENT, subscription 5512315355, publication 4429313566')
  expect(lineOf('[1,"realm1",{"roles":{}}]')[0]).toBe('wamp')
})

it('tells the messages of a batch, each ended by 0x1E', () => {
  const batched = { subprotocol: 'wamp.2.json.batched' }
  expect(decoded('[1,"realm1",{}]\x1e[32,7,{},"com.a"]\x1e', batched)).toMatchObject({
    ...{ decoder: 'wamp', summary: '2 messages: HELLO, realm realm1; SUBSCRIBE, topic com.a, request 7', note: null },
    text: 'HELLO, realm realm1\n\n[\n  1,\n  "realm1",\n  {}\n]\n\nSUBSCRIBE, topic com.a, request 7\n\n[\n  32,\n  7,\n  {},\n  "com.a"\n]',
    fields: { type: 'HELLO', realm: 'realm1' },
  })
  expect(lineOf('[33,7,1e400]\x1e', batched)[1]).toBe('SUBSCRIBED, request 7, subscription 1e400')
  expect(decoded('[33,7,9]', batched).note).toBe('The last message has no separator 0x1E at its end')
  expect(lineOf('[99]\x1e[5,"x"]\x1e', batched)[1]).toBe('2 messages: no message that is known; AUTHENTICATE')
  expect(decoded('\x1e', { ...batched, opcode: 1 }).decoder).not.toBe('wamp')
})
survives(wamp, { subprotocol })
survives(wamp, { subprotocol: 'wamp.2.json.batched' })
