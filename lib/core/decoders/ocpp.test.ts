import { expect, it } from 'vitest'
import { lineOf, survives } from '@/lib/testing/decode-kit'
import { ocpp } from './ocpp'

const subprotocol = 'ocpp1.6'

it('tells calls, results and errors', () => {
  expect(lineOf('[2,"19223201","BootNotification",{"chargePointVendor":"V"}]', { subprotocol })).toEqual([
    'ocpp',
    'CALL BootNotification (19223201)',
  ])
  expect(lineOf('[3,"19223201",{"status":"Accepted"}]', { subprotocol })[1]).toBe('CALLRESULT of 19223201')
  expect(lineOf('[4,"1","NotSupported","no",{}]', { subprotocol })[1]).toBe(
    'CALLERROR of 1: NotSupported (the action is known and not supported), "no"',
  )
  expect(lineOf('[2,"1","Heartbeat",{}]')[0]).toBe('ocpp')
})
survives(ocpp, { subprotocol })
