import { expect, it } from 'vitest'
import { closeCode } from './close-codes'

it('names the codes of RFC 6455 §7.4.1 and of the registry', () => {
  expect([1000, 1001, 1002, 1003, 1007, 1008, 1009, 1010, 1011, 1012, 1013, 1014, 3000, 3003, 3008].map((n) => closeCode(n).name)).toEqual([
    'Normal Closure',
    'Going Away',
    'Protocol Error',
    'Unsupported Data',
    'Invalid Payload Data',
    'Policy Violation',
    'Message Too Big',
    'Mandatory Extension',
    'Internal Error',
    'Service Restart',
    'Try Again Later',
    'Bad Gateway',
    'Unauthorized',
    'Forbidden',
    'Timeout',
  ])
})
it('never lets 1004, 1005, 1006 and 1015 travel', () => {
  expect([1004, 1005, 1006, 1015].map((n) => closeCode(n).mayTravel)).toEqual([false, false, false, false])
})
it.each([
  [0, 'Unused', false],
  [999, 'Unused', false],
  [1016, 'Unassigned', false],
  [2999, 'Unassigned', false],
  [3001, 'Library Code', true],
  [3999, 'Library Code', true],
  [4000, 'Private Code', true],
  [4999, 'Private Code', true],
  [5000, 'Out of Range', false],
  [65535, 'Out of Range', false],
  [65536, 'Not a Code', false],
  [-1, 'Not a Code', false],
  [1000.5, 'Not a Code', false],
])('puts %d in its range (RFC 6455 §7.4.2)', (value, name, mayTravel) => {
  expect(closeCode(value)).toMatchObject({ name, mayTravel, registered: false })
})
it('knows who is registered', () => {
  expect(closeCode(1012).registered).toBe(true)
  expect(closeCode(3001).registered).toBe(false)
})
