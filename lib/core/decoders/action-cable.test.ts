import { expect, it } from 'vitest'
import { lineOf, survives } from '@/lib/testing/decode-kit'
import { actionCable } from './action-cable'

const subprotocol = 'actioncable-v1-json'

it('names the channel that stands as JSON in a string', () => {
  expect(lineOf('{"type":"welcome"}', { subprotocol })).toEqual(['action-cable', 'welcome: the connection may be used'])
  expect(lineOf('{"identifier":"{\\"channel\\":\\"ChatChannel\\"}","type":"confirm_subscription"}', { subprotocol })[1]).toBe(
    'confirm_subscription of ChatChannel: the subscription was accepted',
  )
  expect(lineOf('{"command":"subscribe","identifier":"{\\"channel\\":\\"ChatChannel\\"}"}')).toEqual([
    'action-cable',
    'subscribe of ChatChannel',
  ])
  expect(lineOf('{"identifier":"{\\"channel\\":\\"A\\"}","message":{"x":1}}', { subprotocol })[1]).toBe('message of A')
})
survives(actionCable, { subprotocol })
