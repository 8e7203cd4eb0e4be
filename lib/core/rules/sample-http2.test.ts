import { expect, it } from 'vitest'
import { connectWhere, fieldsOf, http2With, SAMPLE_CONNECT } from './sample-http2'

it('reads fields given as lines, pseudo-fields too', () => {
  expect(fieldsOf([':status: 200', 'a: b: c', 'empty:']).lines.map(({ name, value }) => [name, value])).toEqual([
    [':status', '200'],
    ['a', 'b: c'],
    ['empty', ''],
  ])
})

it('gives a connection that was opened, with what is given in place', () => {
  expect(http2With().http2).toMatchObject({ enableConnectProtocol: true, settings: { ENABLE_CONNECT_PROTOCOL: 1 } })
  expect(http2With({ settings: {}, response: null }).http2).toMatchObject({ enableConnectProtocol: false, response: null })
})

it('puts lines in place of a field, or none', () => {
  expect(connectWhere(':path').length).toBe(SAMPLE_CONNECT.length - 1)
  expect(connectWhere(':method', ':method: GET')[0]).toBe(':method: GET')
})
