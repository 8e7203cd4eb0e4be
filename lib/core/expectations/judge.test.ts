import { describe, expect, it } from 'vitest'
import type { Evidence, ExpectationOutcome, ExpectationView } from './evidence'
import { asksElsewhere, decidedByEnd, judgeExpectations, outOfTime, passedBy } from './judge'

const REFUSED: Evidence = {
  state: 'closed',
  outcome: 'refused',
  status: 403,
  failure: null,
  response: { lines: [] },
  subprotocol: null,
  verdicts: [],
  phases: [],
  timings: { head: 12, total: 20 },
  close: null,
}
const view = (outcome: ExpectationOutcome): ExpectationView => ({
  id: 'status-1',
  kind: 'status',
  title: 'Status is 101',
  outcome,
  seen: 'No answer came yet',
  expected: '101',
  sentence: '',
})

describe('judgeExpectations', () => {
  it('gives one plain sentence each: what was seen, and what was expected where that differs', () => {
    const judged = judgeExpectations(
      [
        { kind: 'status', is: [101] },
        { kind: 'time', of: 'handshake', underMs: 100 },
        { kind: 'message', which: 'first', test: 'exists' },
      ],
      REFUSED,
      new Map(),
      null,
    )
    expect(judged.map(({ id, outcome, sentence }) => `${id} ${outcome}: ${sentence}`)).toEqual([
      'status-1 fail: Status is 403: expected 101',
      'time-2 pass: The handshake took 12 ms',
      'message-3 fail: No message came, since no session was opened: expected a message',
    ])
    expect(judged[0]).toMatchObject({ title: 'Status is 101', seen: 'Status is 403', expected: '101' })
  })

  it('takes answers that were asked for by their place in the list', () => {
    const asked = new Map([[1, { outcome: 'pass', seen: 'Message 1 is "a"' } as const]])
    const any = { kind: 'message', which: 'any', test: 'exists' } as const
    expect(
      judgeExpectations([any, any], { ...REFUSED, state: 'open', outcome: 'accepted' }, asked, 5).map(({ outcome }) => outcome),
    ).toEqual(['pending', 'pass'])
  })
})

describe('asksElsewhere and decidedByEnd', () => {
  it('tell messages, patterns and what only the end of the session decides', () => {
    expect(asksElsewhere({ kind: 'message', which: 'any', test: 'exists' })).toBe(true)
    expect(asksElsewhere({ kind: 'header', name: 'a', test: 'matches', value: 'x' })).toBe(true)
    expect(asksElsewhere({ kind: 'header', name: 'a', test: 'equals', value: 'x' })).toBe(false)
    expect(asksElsewhere({ kind: 'time', of: 'first-message', underMs: 5 })).toBe(true)
    expect(asksElsewhere({ kind: 'status', is: [101] })).toBe(false)
    expect(decidedByEnd({ kind: 'close', by: 'us' })).toBe(true)
    expect(decidedByEnd({ kind: 'close', code: 1000 })).toBe(false)
    expect(decidedByEnd({ kind: 'time', of: 'total', underMs: 5 })).toBe(true)
    expect(decidedByEnd({ kind: 'rule', rule: 'frames/close-answered' })).toBe(true)
    expect(decidedByEnd({ kind: 'rule' })).toBe(false)
  })
})

describe('passedBy', () => {
  it('passes where all pass, fails where one fails or cannot be told, else is open', () => {
    expect(passedBy([view('pass'), view('pass')], 'refused')).toBe(true)
    expect(passedBy([view('pass'), view('fail'), view('pending')], 'accepted')).toBe(false)
    expect(passedBy([view('unknown')], 'accepted')).toBe(false)
    expect(passedBy([view('pass'), view('pending')], 'accepted')).toBeNull()
  })
  it('without expectations passes an accepted handshake', () => {
    expect([passedBy(null, 'accepted'), passedBy(null, 'invalid'), passedBy(null, null)]).toEqual([true, false, null])
  })
})

describe('outOfTime', () => {
  it('fails what is still pending, and says so', () => {
    const [passed, late] = outOfTime([view('pass'), view('pending')], 500)
    expect(passed?.outcome).toBe('pass')
    expect(late?.outcome).toBe('fail')
    expect(late?.sentence).toBe('No answer came yet after 500 ms, when the run ended the session: expected 101')
  })
})
