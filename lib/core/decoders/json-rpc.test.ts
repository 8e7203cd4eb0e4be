import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { jsonRpc } from './json-rpc'

it('tells requests, notifications, results, errors and batches', () => {
  expect(lineOf('{"jsonrpc":"2.0","id":1,"method":"textDocument/hover","params":{}}')).toEqual([
    'json-rpc',
    'request 1: textDocument/hover',
  ])
  expect(lineOf('{"jsonrpc":"2.0","method":"exit"}')).toEqual(['json-rpc', 'notification exit'])
  expect(lineOf('{"jsonrpc":"2.0","id":"a","result":null}')).toEqual(['json-rpc', 'result of a'])
  expect(lineOf('{"jsonrpc":"2.0","id":1,"error":{"code":-32601,"message":"no"}}')).toEqual([
    'json-rpc',
    'error to 1: -32601 method not found, "no"',
  ])
  expect(lineOf('{"jsonrpc":"2.0","id":1,"error":{"code":-32050}}')[1]).toBe('error to 1: -32050 server error')
  expect(lineOf('[{"jsonrpc":"2.0","method":"a"},{"jsonrpc":"2.0","id":2,"method":"b"}]')[1]).toBe(
    'batch of 2: notification a; request 2: b',
  )
  expect(decoded('{"jsonrpc":"2.0","id":1,"method":"m"}').fields).toEqual({ type: 'request', method: 'm', id: '1' })
})
survives(jsonRpc)
