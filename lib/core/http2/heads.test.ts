import { expect, it } from 'vitest'
import { fieldList } from './field-list'
import { askedHeadOf, givenHeadOf, requestHeadOf, responseHeadOf } from './heads'

it('takes a 2xx for the 101 of HTTP/1.1, and leaves any other status (RFC 8441 §5)', () => {
  expect(responseHeadOf(fieldList([[':status', '200']])).start.status).toBe(101)
  expect(responseHeadOf(fieldList([[':status', '403']])).start.status).toBe(403)
  expect(responseHeadOf(fieldList([])).start.status).toBeNull()
})

it('keeps the fields, without the pseudo-fields, where they stand in the rendering', () => {
  const list = fieldList([
    [':path', '/chat'],
    ['origin', 'https://a.example'],
  ])
  const head = requestHeadOf(list)
  expect(head.start.target).toBe('/chat')
  expect(head.lines).toEqual([list.lines[1]])
  expect(requestHeadOf(list)).toBe(head)
})

it('gives method and status as they travelled', () => {
  expect(askedHeadOf(fieldList([[':method', 'CONNECT']])).start.method).toBe('CONNECT')
  expect(givenHeadOf(fieldList([[':status', '200']])).start.status).toBe(200)
})
