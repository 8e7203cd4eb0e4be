import { describe, expect, it } from 'vitest'
import { expectationProblems } from './problem'

describe('expectationProblems', () => {
  it('names the expectation and its field', () => {
    expect(
      expectationProblems([
        { kind: 'status', is: [101] },
        { kind: 'message', which: 'any', path: '$.', test: 'exists' },
        { kind: 'time', of: 'handshake', underMs: 0 },
      ]),
    ).toEqual([
      {
        path: 'expectations[1].path',
        message: 'The path ends at character 3: expected a name, or ["name"] for one with other characters',
      },
      { path: 'expectations[2].underMs', message: '0 is no limit: expected milliseconds, more than 0 and at most 86400000' },
    ])
  })
})
