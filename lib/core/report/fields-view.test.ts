import { expect, it } from 'vitest'
import { createRedactor } from '../handshake/redactor'
import { fieldList } from '../http2/field-list'
import { fieldsView } from './fields-view'

it('shows each field as a line without an ending, secrets masked where they stand', () => {
  const list = fieldList([
    [':path', '/chat?token=abcdef'],
    ['authorization', 'Bearer abc.def'],
    ['cookie', 'sid=1234'],
    ['x', ''],
  ])
  const view = fieldsView(list, createRedactor([]))
  expect(view).toMatchObject({ startLine: ':path: /chat?token=******', length: 81, complete: true })
  expect(view.lines.map(({ text }) => text)).toEqual([
    ':path: /chat?token=******',
    'authorization: Bearer *******',
    'cookie: sid=****',
    'x: ',
  ])
  expect(view.lines[1]).toEqual({
    text: 'authorization: Bearer *******',
    name: 'authorization',
    value: 'Bearer *******',
    span: { start: 27, end: 56 },
    ending: 'none',
    masked: [{ start: 49, end: 56 }],
  })
})
