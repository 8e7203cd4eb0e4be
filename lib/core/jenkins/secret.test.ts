import { describe, expect, it } from 'vitest'
import { secretProblem } from './secret'

const SECRET = 'b6dbcbebed6eb311704d165013fb72953bd47f91d92bab28da536bb936d2f77d'

describe('the form of a secret', () => {
  it('is 64 lower-case hex digits', () => expect(secretProblem(SECRET)).toBeNull())
  it.each([
    ['', 'length'],
    [SECRET.slice(1), 'length'],
    [`${SECRET}0`, 'length'],
    [SECRET.toUpperCase(), 'upper-case'],
    [`${SECRET.slice(1)}g`, 'not-hex'],
    [` ${SECRET}`, 'white-space'],
    [`${SECRET}\n`, 'white-space'],
  ])('%j is wrong by its %s', (secret, code) => {
    const problem = secretProblem(secret)
    expect(problem?.code).toBe(code)
    if (secret.length > 8) expect(problem?.message).not.toContain(secret.slice(0, 8))
  })
})
