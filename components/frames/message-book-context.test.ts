import { expect, it } from 'vitest'
import { withMessage } from './message-book-context'

const message = (name: string, text: string) => ({ name, frame: { opcode: 'text' as const, text } })

it('adds a message, and puts one of the same name in its place', () => {
  const two = [message('Join', 'a'), message('Leave', 'b')]
  expect(withMessage(two, message('Ping', 'c')).map(({ name }) => name)).toEqual(['Join', 'Leave', 'Ping'])
  expect(withMessage(two, message('Join', 'new'))).toEqual([message('Join', 'new'), message('Leave', 'b')])
  expect(two).toEqual([message('Join', 'a'), message('Leave', 'b')])
})
