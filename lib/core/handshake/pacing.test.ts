import { describe, expect, it } from 'vitest'
import { pacingProblem, pieceEnds } from './pacing'

describe('pacing', () => {
  it.each([
    [10, { every: 4, pauseMs: 0 }, [4, 8, 10]],
    [8, { every: 4, pauseMs: 0 }, [4, 8]],
    [3, { every: 4, pauseMs: 0 }, [3]],
    [0, { every: 4, pauseMs: 0 }, [0]],
    [10, { cuts: [1, 9], pauseMs: 0 }, [1, 9, 10]],
    [10, { cuts: [1, 10, 11], pauseMs: 0 }, [1, 10]],
    [10, { pauseMs: 5 }, [10]],
  ])('of %i octets, %o ends pieces at %o', (length, pacing, ends) => {
    expect(pieceEnds(length, pacing)).toEqual(ends)
  })

  it('is bounded in pieces and in time, and says by how much', () => {
    expect(pacingProblem(10_000, { every: 1, pauseMs: 360 })).toBeNull()
    expect(pacingProblem(10_001, { every: 1, pauseMs: 0 })).toEqual({
      path: 'request.pacing.every',
      message: 'every is 1, which makes 10001 pieces of 10001 octets: expected at most 10000 pieces',
    })
    expect(pacingProblem(122, { every: 2, pauseMs: 60_000 })).toBeNull()
    expect(pacingProblem(124, { every: 2, pauseMs: 60_000 })).toEqual({
      path: 'request.pacing.pauseMs',
      message: 'pauseMs is 60000, and 61 pauses take 3660000 ms: expected at most 3600000 ms in all',
    })
    expect(pacingProblem(5, { cuts: [1, 2, 3, 4, 1000], pauseMs: 60_000 })).toBeNull()
  })
})
