import { expect, it } from 'vitest'
import { lockoutSign } from './lockout'

const sign = (status: number | null, fields: Record<string, string> = {}, body = '') =>
  lockoutSign({ status, fields: new Map(Object.entries(fields)), body })

it('knows the answers that ask to be left alone', () => {
  expect(sign(429)).toBe('the answer is 429 (Too Many Requests)')
  expect(sign(423)).toBe('the answer is 423 (Locked)')
  expect(sign(503, { 'retry-after': '5' })).toBe('the answer is 503 with Retry-After')
  expect(sign(403, {}, '{"error":"Too many attempts"}')).toBe('the answer is 403 and its body says “too many attempts”')
  expect(sign(401, {}, 'Your account is LOCKED OUT.')).toBe('the answer is 401 and its body says “locked out”')
  expect(sign(403, {}, 'You are temporarily banned')).toBe('the answer is 403 and its body says “temporarily banned”')
})
it('takes other answers as ordinary ones', () => {
  expect(sign(null, { 'retry-after': '5' })).toBeNull()
  expect(sign(200, { 'retry-after': '5' }, 'locked')).toBeNull()
  expect(sign(403, {}, 'blocked by policy; unlocked soon')).toBeNull()
  expect(sign(403, {}, `${' '.repeat(5_000)}locked`)).toBeNull()
})
