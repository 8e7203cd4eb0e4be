import { expect, it } from 'vitest'
import { utf8Encode } from '../bytes/utf8'
import { createRedactor } from './redactor'
import { renewableRedactor } from './renewable-redactor'

it('masks what it knows at the time', () => {
  const redactor = renewableRedactor(createRedactor(['first-secret']))
  const said = 'first-secret second-secret'
  const octets = utf8Encode(said)
  expect(redactor.text(said)).toBe('************ second-secret')
  expect(redactor.payloadSpans(octets)).toEqual([{ start: 0, end: 12 }])
  redactor.become(createRedactor(['first-secret', 'second-secret']))
  expect(redactor.text(said)).toBe('************ *************')
  expect(redactor.payloadSpans(octets)).toEqual([
    { start: 0, end: 12 },
    { start: 13, end: 26 },
  ])
  expect(redactor.url('ws://a/?x=second-secret')).toBe('ws://a/?x=*************')
  expect(redactor.fieldSpans('x', 'second-secret')).toEqual([{ start: 0, end: 13 }])
  expect(redactor.headSpans(utf8Encode('X: second-secret\r\n'))).toEqual([{ start: 3, end: 16 }])
  expect(redactor.begun(utf8Encode('second'))).toBe(6)
  expect(redactor.maskBytes(utf8Encode('ab'), [{ start: 0, end: 1 }])).toEqual(utf8Encode('*b'))
})
