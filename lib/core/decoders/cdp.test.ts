import { expect, it } from 'vitest'
import { lineOf, survives } from '@/lib/testing/decode-kit'
import { cdp } from './cdp'

const path = '/devtools/page/8A1'

it('tells commands, results, errors and events', () => {
  expect(lineOf('{"id":1,"method":"Page.enable"}', { path })).toEqual(['cdp', 'command 1: Page.enable'])
  expect(lineOf('{"id":1,"result":{}}', { path })[1]).toBe('result of 1')
  expect(lineOf('{"method":"Page.loadEventFired","params":{}}', { path })[1]).toBe('event Page.loadEventFired')
  expect(lineOf('{"id":2,"error":{"code":-32601,"message":"no"}}', { path })[1]).toBe('error to 2: -32601, "no"')
  expect(lineOf('{"id":1,"method":"Page.enable"}')[0]).toBe('json')
})
survives(cdp, { path })
