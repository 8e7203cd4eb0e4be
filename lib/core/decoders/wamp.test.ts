import { expect, it } from 'vitest'
import { lineOf, survives } from '@/lib/testing/decode-kit'
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
survives(wamp, { subprotocol })
