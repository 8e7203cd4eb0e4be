import { expect, it } from 'vitest'
import type { LadderRowView, LadderView } from '@/lib/core/ladder/view'
import { progress, rowWord, sentenceTone } from './ladder-words'

const ROW: LadderRowView = {
  id: 'a',
  cause: 'a',
  change: { title: 'A', sideEffect: '', edits: [] },
  sideEffect: '',
  state: 'done',
  reason: null,
  attemptId: null,
  outcome: 'refused',
  status: 403,
  opens: false,
  answer: 'refused with 403',
  ms: 1,
  summary: '',
  effect: null,
  flips: false,
  means: null,
  cell: null,
}
const LADDER: LadderView = {
  kind: 'changes',
  url: 'ws://a/',
  safe: null,
  rows: [],
  matrix: null,
  id: 'l',
  createdAt: '2026-01-01T00:00:00.000Z',
  endedAt: null,
  state: 'done',
  stopped: null,
  attemptId: null,
  baseline: ROW,
  waitMs: null,
  flips: [],
  culprit: null,
  sentence: '',
  hijacking: null,
  details: [],
  report: null,
}

it('has a word for every state of a row, and a tone that says the same', () => {
  expect(rowWord(ROW)).toEqual({ word: 'refused with 403', tone: 'fail' })
  expect(rowWord({ ...ROW, opens: true, answer: 'opened' })).toEqual({ word: 'opened', tone: 'pass' })
  expect(rowWord({ ...ROW, outcome: 'timed-out', answer: 'not answered in time' })).toEqual({ word: 'not answered in time', tone: 'warn' })
  expect(rowWord({ ...ROW, state: 'planned' }).word).toBe('waits')
  expect(rowWord({ ...ROW, state: 'running' }).word).toBe('running')
  expect(rowWord({ ...ROW, state: 'not-run' }).word).toBe('not run')
  expect(rowWord({ ...ROW, state: 'not-applicable' }).word).toBe('does not apply')
})
it('counts what was answered of what is to run, the request as it is included', () => {
  const rows = (['done', 'running', 'planned', 'not-run', 'not-applicable'] as const).map((state) => ({ ...ROW, state }))
  expect(progress({ ...LADDER, rows })).toEqual({ done: 2, all: 4 })
})
it('is grave only where hijacking is shown', () => {
  expect(sentenceTone({ ...LADDER, hijacking: 'shown' })).toBe('fail')
  expect(sentenceTone({ ...LADDER, hijacking: 'refuted' })).toBe('pass')
  expect(sentenceTone({ ...LADDER, hijacking: 'open' })).toBe('neutral')
  expect(sentenceTone({ ...LADDER, flips: ['a'] })).toBe('info')
  expect(sentenceTone({ ...LADDER, state: 'running' })).toBe('accent')
})
