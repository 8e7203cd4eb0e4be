import { expect, it } from 'vitest'
import { lineOf, survives } from '@/lib/testing/decode-kit'
import { graphqlTransportWs } from './graphql-transport-ws'

const subprotocol = 'graphql-transport-ws'

it('names each message and its operation', () => {
  expect(lineOf('{"type":"connection_ack"}', { subprotocol })).toEqual([subprotocol, 'connection_ack: the connection may be used'])
  expect(lineOf('{"id":"7","type":"next","payload":{"data":{"type":"x"}}}', { subprotocol })).toEqual([subprotocol, 'next 7: a result'])
  expect(lineOf('{"id":"7","type":"subscribe","payload":{"query":"{a}"}}')).toEqual([subprotocol, 'subscribe 7: starts an operation'])
  expect(lineOf('{"type":"ping"}')).toEqual(['json', undefined])
})
survives(graphqlTransportWs, { subprotocol })
