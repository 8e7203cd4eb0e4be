import { describe, expect, it } from 'vitest'
import { ConflictError, InputError, LimitError, NotFoundError, PolicyError } from './errors'

describe('errors for our own callers', () => {
  it('carry a code to branch on, a name and the sentence', () => {
    const all = [
      new InputError('invalid-draft', 'The draft cannot be sent', [{ path: 'request.url', message: 'seen "x": expected ws:// or wss://' }]),
      new NotFoundError('There is no attempt a1'),
      new ConflictError('stale-version', 'The profile was saved as version 3 meanwhile'),
      new LimitError('too-many-sessions', '2000 sessions are open: the limit is 2000'),
      new PolicyError('forbidden', 'A viewer may not send'),
    ]
    expect(all.map((error) => [error.name, error.code])).toEqual([
      ['InputError', 'invalid-draft'],
      ['NotFoundError', 'not-found'],
      ['ConflictError', 'stale-version'],
      ['LimitError', 'too-many-sessions'],
      ['PolicyError', 'forbidden'],
    ])
    expect(all.every((error) => error instanceof Error && error.message.length > 0)).toBe(true)
  })

  it('names each field of bad input with what was seen and expected', () => {
    const error = new InputError('invalid-draft', 'The draft cannot be sent', [
      { path: 'request.headers[3]', message: 'seen "A B": expected a token' },
    ])
    expect(error.problems).toEqual([{ path: 'request.headers[3]', message: 'seen "A B": expected a token' }])
  })
})
