import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { octetFaults } from './octet-faults'

it('finds nothing in visible characters, space and tab', () => {
  expect(octetFaults(latin1Encode('a b\tc~'), 0, 6)).toEqual([])
})
it('gives one fault a run, with its place', () => {
  expect(octetFaults(latin1Encode('a\x00\x00\x01\x7fb\xe9\xff\r'), 0, 9)).toEqual([
    { code: 'nul-in-value', span: { start: 1, end: 3 } },
    { code: 'control-in-value', span: { start: 3, end: 5 } },
    { code: 'non-ascii-in-value', span: { start: 6, end: 8 } },
    { code: 'bare-cr', span: { start: 8, end: 9 } },
  ])
})
it('looks at its part only', () => {
  expect(octetFaults(latin1Encode('\x00ab\x00'), 1, 3)).toEqual([])
})
