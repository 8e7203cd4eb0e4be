import { describe, expect, it } from 'vitest'
import { attemptView, textFrame } from '../../../testing/compare-kit'
import { compareAttempts } from './compare-attempts'
import { PARTS } from './comparison'

describe('compareAttempts', () => {
  it('gives both sides, the sentences and rows of every part', () => {
    const a = attemptView({ id: 'a', expectations: [] })
    const b = attemptView({ id: 'b' }, { answer: ['HTTP/1.1 403 Forbidden', 'Content-Length: 0'] })
    const comparison = compareAttempts({ view: a, frames: [textFrame(1, 'received', 'hi')] }, { view: b, frames: [] })
    expect(comparison.a).toMatchObject({ id: 'a', outcome: 'accepted', status: 101, url: 'ws://example.com/chat' })
    expect(comparison.b).toMatchObject({ id: 'b', outcome: 'refused', status: 403 })
    expect(comparison.sentences[0]).toEqual({ part: 'answer', text: 'The status is 403 instead of 101' })
    expect(PARTS.filter((part) => comparison[part].length > 0)).toEqual(
      expect.arrayContaining(['address', 'answer', 'request', 'response', 'verdicts', 'timings', 'frames']),
    )
    expect(comparison.request.map(({ kind }) => kind)).toEqual(['same', 'same', 'same', 'same', 'same', 'same'])
  })
  it('finds nothing between an attempt and itself', () => {
    const view = attemptView()
    const comparison = compareAttempts({ view, frames: [] }, { view, frames: [] })
    expect(comparison.sentences).toEqual([])
    expect(PARTS.flatMap((part) => comparison[part]).filter(({ kind }) => kind !== 'same')).toEqual([])
  })
})
