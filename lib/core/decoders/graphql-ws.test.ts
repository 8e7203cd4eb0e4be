import { expect, it } from 'vitest'
import { decoded, lineOf, survives } from '@/lib/testing/decode-kit'
import { graphqlWs } from './graphql-ws'

const subprotocol = 'graphql-ws'

it('names each message of the older protocol', () => {
  expect(lineOf('{"type":"ka"}', { subprotocol })).toEqual(['graphql-ws', 'ka: keeps the connection alive'])
  expect(lineOf('{"id":"1","type":"start","payload":{}}', { subprotocol })).toEqual(['graphql-ws', 'start 1: starts an operation'])
})

it('says that a message is of the protocol with the other name', () => {
  expect(decoded('{"id":"1","type":"subscribe"}', { subprotocol }).note).toContain('graphql-transport-ws')
})
survives(graphqlWs, { subprotocol })
