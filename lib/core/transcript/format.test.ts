import { expect, it } from 'vitest'
import { DIRECTIONS, FORMAT_VERSION, KINDS, LAYERS } from './format'

it('never renumbers what is stored: new members go to the end', () => {
  expect(KINDS).toEqual([
    'bytes',
    'fields',
    'reached',
    'failed',
    'tried',
    'policy',
    'pressure',
    'ended',
    'redirect',
    'waited',
    'step',
    'gained',
  ])
  expect(DIRECTIONS).toEqual(['sent', 'received'])
  expect(LAYERS).toEqual(['proxy', 'endpoint', 'h2-stream'])
  expect(FORMAT_VERSION).toBe(1)
})
