import { expect, it } from 'vitest'
import { statusFits, stepFailureWords, stepName } from './step-failure'

it('lets 2xx and 3xx pass by default, else what the step expects', () => {
  expect([200, 204, 302, 400, 101, null].map((status) => statusFits(status))).toEqual([true, true, true, false, false, false])
  expect(statusFits(401, [401, '5xx'])).toBe(true)
  expect(statusFits(503, [401, '5xx'])).toBe(true)
  expect(statusFits(200, [401, '5xx'])).toBe(false)
})

it('says which step it was', () => {
  expect(stepName(0, 'log in')).toBe('Before step 1 (log in)')
  expect(stepName(1, '')).toBe('Before step 2')
})

it('says what was seen and what was expected', () => {
  expect(stepFailureWords({ because: 'status', expected: ['2xx', '3xx'] }, 401)).toBe('401, expected 2xx or 3xx')
  expect(stepFailureWords({ because: 'status', expected: [200] }, 404)).toBe('404, expected 200')
  expect(stepFailureWords({ because: 'missing', variable: 'sid', from: '$.sid' }, 200)).toBe('200, and nothing at "$.sid" for {{sid}}')
  expect(stepFailureWords({ because: 'pattern', variable: 'sid', detail: 'it took longer than 2 s' }, 200)).toBe(
    'the pattern for {{sid}} was given up: it took longer than 2 s',
  )
  expect(stepFailureWords({ because: 'next', detail: 'a line holds a line break' }, 200)).toBe(
    'what it gave makes no request: a line holds a line break',
  )
})
