import { expect, it } from 'vitest'
import { jsonMembers } from './json-members'
import { wampTold } from './wamp-message'

const told = (text: string) => wampTold(jsonMembers(text)?.members ?? new Map())

it('names a message by its code and what it is about', () => {
  expect(told('[32,713845233,{},"com.myapp.mytopic1"]')).toEqual({
    summary: 'SUBSCRIBE, topic com.myapp.mytopic1, request 713845233',
    fields: { type: 'SUBSCRIBE', topic: 'com.myapp.mytopic1', request: '713845233' },
  })
  expect(told('[50,1')?.summary).toBe('RESULT, request 1')
  expect([told('[7]'), told('["constructor"]'), told('[]'), told('{}')]).toEqual([null, null, null, null])
})
