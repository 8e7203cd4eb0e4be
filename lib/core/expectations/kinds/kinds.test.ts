import { describe, expect, it } from 'vitest'
import type { Expectation } from '../../handshake/expectation'
import type { Asked, Evidence } from '../evidence'
import { headerTexts } from './header'
import { KINDS, kindOf } from './index'
import { limitAt } from './time'

const line = (name: string, value: string, start: number) => ({ name, value, span: { start, end: start + name.length + value.length + 2 } })

/** An open session: 101, two lines Set-Cookie, subprotocol chat, one rule failed that clients tolerate. */
const OPEN: Evidence = {
  state: 'open',
  outcome: 'accepted',
  status: 101,
  failure: null,
  response: { lines: [line('', '', 0), line('Server', 'nginx/1.27', 34), line('X-Zone', 'a', 56), line('x-zone', 'b', 67)] },
  subprotocol: 'chat',
  verdicts: [
    { rule: 'response/upgrade-present', outcome: 'pass', level: 'must', effect: 'clients-fail', because: 'Upgrade is "websocket"', at: [] },
    { rule: 'frames/close-answered', outcome: 'unknown', level: 'must', effect: 'none', because: 'No Close was sent', at: [] },
    { rule: 'request/host-present', outcome: 'fail', level: 'must', effect: 'clients-fail', because: 'There is no Host line', at: [] },
  ],
  phases: [
    { phase: 'connect', state: 'reached', startedAt: 1, endedAt: 13 },
    { phase: 'response', state: 'reached', startedAt: 14, endedAt: 40 },
    { phase: 'open', state: 'running', startedAt: 40, endedAt: null },
  ],
  timings: { head: 40, total: null },
  close: null,
}
const CONNECTING: Evidence = {
  ...OPEN,
  state: 'connecting',
  outcome: null,
  status: null,
  response: null,
  subprotocol: null,
  verdicts: [],
  phases: [{ phase: 'connect', state: 'running', startedAt: 1, endedAt: null }],
  timings: { head: null, total: null },
}
const UNREACHABLE: Evidence = {
  ...CONNECTING,
  state: 'closed',
  outcome: 'unreachable',
  failure: { phase: 'connect', code: 'connection-refused' },
  phases: [{ phase: 'connect', state: 'failed', startedAt: 1, endedAt: 2 }],
  timings: { head: null, total: 2 },
}
const CLOSED: Evidence = {
  ...OPEN,
  state: 'closed',
  timings: { head: 40, total: 900 },
  close: { code: 1000, codeName: 'Normal Closure', by: 'endpoint' },
}
const REFUSED: Evidence = {
  ...CLOSED,
  outcome: 'refused',
  status: 403,
  subprotocol: null,
  close: null,
  verdicts: [
    {
      rule: 'response/status-101',
      outcome: 'fail',
      level: 'must',
      effect: 'clients-fail',
      because: 'The status is 403',
      at: [{ part: 'response', start: 9, end: 12 }],
    },
  ],
}

const judge = (one: Expectation, evidence: Evidence, more: { elapsed?: number | null; asked?: Asked } = {}) => {
  const { outcome, seen } = kindOf(one).judge(one, { evidence, elapsed: more.elapsed ?? null, asked: more.asked })
  return `${outcome}: ${seen}`
}
const words = (one: Expectation) => `${kindOf(one).title(one)} | ${kindOf(one).expected(one)}`
const problem = (one: Expectation) => kindOf(one).problem(one)

describe('status', () => {
  it('is one of several, or of a class', () => {
    expect(judge({ kind: 'status', is: [101] }, OPEN)).toBe('pass: Status is 101')
    expect(judge({ kind: 'status', is: [101, '2xx'] }, REFUSED)).toBe('fail: Status is 403')
    expect(judge({ kind: 'status', is: ['4xx'] }, REFUSED)).toBe('pass: Status is 403')
    expect(words({ kind: 'status', is: [101, '2xx'] })).toBe('Status is 101 or 2xx | 101 or 2xx')
  })
  it('waits for an answer, and fails where none came', () => {
    expect(judge({ kind: 'status', is: [101] }, CONNECTING)).toBe('pending: No answer came yet')
    expect(judge({ kind: 'status', is: [101] }, UNREACHABLE)).toBe('fail: No answer came: connection-refused (connect)')
  })
  it('refuses what is no status', () => {
    expect(problem({ kind: 'status', is: [] })?.field).toBe('is')
    expect(problem({ kind: 'status', is: [99] })?.message).toBe('99 is no status: expected 100 to 999, or a class such as 4xx')
    expect(problem({ kind: 'status', is: [101, '4xx'] })).toBeNull()
  })
})

describe('outcome', () => {
  it('is one of several', () => {
    expect(judge({ kind: 'outcome', is: ['accepted'] }, OPEN)).toBe('pass: Outcome is accepted')
    expect(judge({ kind: 'outcome', is: ['accepted', 'refused'] }, UNREACHABLE)).toBe('fail: Outcome is unreachable')
    expect(judge({ kind: 'outcome', is: ['accepted'] }, CONNECTING)).toBe('pending: The outcome is not known yet')
    expect(judge({ kind: 'outcome', is: ['accepted'] }, { ...CONNECTING, state: 'interrupted' })).toContain('unknown: ')
    expect(words({ kind: 'outcome', is: ['accepted', 'refused'] })).toBe('Outcome is accepted or refused | accepted or refused')
    expect(problem({ kind: 'outcome', is: [] })?.field).toBe('is')
  })
})

describe('header', () => {
  const zone = (test: 'present' | 'absent' | 'equals' | 'contains' | 'matches', value?: string): Expectation =>
    value === undefined ? { kind: 'header', name: 'X-ZONE', test } : { kind: 'header', name: 'X-ZONE', test, value }
  it('is found whatever its case; of repeated lines one fits, or all of them joined (RFC 9110 §5.3)', () => {
    expect(judge(zone('equals', 'b'), OPEN)).toBe('pass: X-ZONE is "a" and "b"')
    expect(judge(zone('equals', 'a, b'), OPEN)).toBe('pass: X-ZONE is "a" and "b"')
    expect(judge(zone('equals', 'c'), OPEN)).toBe('fail: X-ZONE is "a" and "b"')
    expect(judge({ kind: 'header', name: 'Server', test: 'contains', value: 'nginx' }, OPEN)).toBe('pass: Server is "nginx/1.27"')
    expect(judge(zone('present'), OPEN)).toBe('pass: X-ZONE is "a" and "b"')
    expect(judge(zone('absent'), OPEN)).toBe('fail: There are 2 lines X-ZONE')
    expect(judge({ kind: 'header', name: 'Via', test: 'absent' }, OPEN)).toBe('pass: There is no line Via')
    expect(judge({ kind: 'header', name: 'Via', test: 'matches', value: 'x' }, OPEN)).toBe('fail: There is no line Via')
  })
  it('points at the line that fits', () => {
    const one: Expectation = zone('equals', 'b')
    expect(kindOf(one).judge(one, { evidence: OPEN, elapsed: null, asked: undefined }).at).toEqual({ part: 'response', start: 67, end: 76 })
  })
  it('asks for the answer to a pattern, and gives the texts it is tried on', () => {
    expect(kindOf(zone('matches', 'a|b')).asks?.(zone('matches', 'a|b'))).toBe(true)
    expect(judge(zone('matches', 'q'), OPEN)).toBe('pending: X-ZONE is "a" and "b"')
    expect(judge(zone('matches', 'q'), OPEN, { asked: { outcome: 'fail', seen: '' } })).toBe('fail: X-ZONE is "a" and "b"')
    expect(headerTexts({ kind: 'header', name: 'x-zone', test: 'matches', value: 'q' }, OPEN)).toEqual(['a', 'b', 'a, b'])
    expect(headerTexts({ kind: 'header', name: 'x', test: 'matches', value: 'q' }, CONNECTING)).toEqual([])
  })
  it('waits for the head, and fails without one', () => {
    expect(judge(zone('absent'), CONNECTING)).toBe('pending: No answer came yet')
    expect(judge(zone('absent'), UNREACHABLE)).toBe('fail: No answer came: connection-refused (connect)')
  })
  it('has words and refuses what cannot be', () => {
    expect(words(zone('present'))).toBe('X-ZONE is present | a line X-ZONE')
    expect(words(zone('absent'))).toBe('X-ZONE is absent | no line X-ZONE')
    expect(words(zone('contains', 'a'))).toBe('X-ZONE contains "a" | a text that contains "a"')
    expect(problem({ kind: 'header', name: 'a b', test: 'present' })?.message).toBe(
      '"a b" is no field name: expected one such as Sec-WebSocket-Protocol',
    )
    expect(problem(zone('equals'))?.field).toBe('value')
    expect(problem(zone('matches', '('))?.message).toContain('The pattern cannot be used')
    expect(problem(zone('equals', ''))).toBeNull()
  })
})

describe('subprotocol', () => {
  it('is the one that was selected, or none', () => {
    expect(judge({ kind: 'subprotocol', is: 'chat' }, OPEN)).toBe('pass: Subprotocol is "chat"')
    expect(judge({ kind: 'subprotocol', is: null }, OPEN)).toBe('fail: Subprotocol is "chat"')
    expect(judge({ kind: 'subprotocol', is: null }, REFUSED)).toBe('pass: No subprotocol is selected')
    expect(judge({ kind: 'subprotocol', is: 'chat' }, UNREACHABLE)).toContain('fail: No answer came')
    expect(judge({ kind: 'subprotocol', is: 'chat' }, CONNECTING)).toContain('pending')
    expect(words({ kind: 'subprotocol', is: null })).toBe('No subprotocol is selected | none')
    expect(problem({ kind: 'subprotocol', is: '' })?.field).toBe('is')
  })
})

describe('rule', () => {
  it('has the outcome that is expected', () => {
    expect(judge({ kind: 'rule', rule: 'response/upgrade-present' }, OPEN)).toBe('pass: Upgrade is "websocket" (passes)')
    expect(judge({ kind: 'rule', rule: 'response/upgrade-present', outcome: 'fail' }, OPEN)).toBe('fail: Upgrade is "websocket" (passes)')
    expect(judge({ kind: 'rule', rule: 'response/status-101', outcome: 'fail' }, REFUSED)).toBe('pass: The status is 403 (fails)')
  })
  it('is pending while the rule may still be judged, and unknown where it never is', () => {
    expect(judge({ kind: 'rule', rule: 'frames/close-answered' }, OPEN)).toBe('pending: frames/close-answered is not judged yet')
    expect(judge({ kind: 'rule', rule: 'frames/close-answered' }, CLOSED)).toBe(
      'unknown: frames/close-answered is not judged: No Close was sent',
    )
    expect(judge({ kind: 'rule', rule: 'tls/verified' }, OPEN)).toBe(
      'unknown: tls/verified is not judged: it does not speak of such an attempt',
    )
    expect(judge({ kind: 'rule', rule: 'tls/verified' }, CONNECTING)).toContain('pending')
  })
  it('without an id says that no rule fails on which clients fail; our own request is not meant', () => {
    expect(judge({ kind: 'rule' }, OPEN)).toBe('pass: No rule fails on which clients fail')
    expect(judge({ kind: 'rule' }, REFUSED)).toBe('fail: 1 rule on which clients fail: response/status-101')
    expect(judge({ kind: 'rule' }, CONNECTING)).toContain('pending')
    expect(judge({ kind: 'rule' }, { ...CONNECTING, state: 'interrupted' })).toContain('unknown')
    expect(words({ kind: 'rule' })).toBe('No rule fails on which clients fail | none')
    expect(words({ kind: 'rule', rule: 'a/b' })).toBe('Rule a/b passes | pass')
    expect(problem({ kind: 'rule', outcome: 'fail' })?.field).toBe('outcome')
    expect(problem({ kind: 'rule', rule: 'Nope' })?.field).toBe('rule')
  })
})

describe('message', () => {
  it('gives what was found out of the messages', () => {
    const asked: Asked = { outcome: 'pass', seen: 'Message 1 is "hi"', messages: 1 }
    expect(judge({ kind: 'message', which: 'first', test: 'equals', value: 'hi' }, OPEN, { asked })).toBe('pass: Message 1 is "hi"')
  })
  it('says how many came, while it waits and at the end', () => {
    const two: Asked = { outcome: 'pending', seen: '', messages: 2 }
    const any: Expectation = { kind: 'message', which: 'any', test: 'contains', value: 'x' }
    expect(judge(any, OPEN)).toBe('pending: No message came yet')
    expect(judge(any, OPEN, { asked: two })).toBe('pending: 2 messages came so far')
    expect(judge(any, CLOSED, { asked: two })).toBe('fail: None of 2 messages fits')
    expect(judge({ ...any, which: 3 }, CLOSED, { asked: two })).toBe('fail: Only 2 messages came')
    expect(judge(any, CLOSED)).toBe('fail: No message came')
    expect(judge(any, { ...REFUSED, state: 'closing' })).toBe('fail: No message came, since no session was opened')
    expect(judge(any, { ...CLOSED, state: 'interrupted' }, { asked: two })).toBe('unknown: The attempt was interrupted after 2 messages')
  })
  it('has words for each test', () => {
    expect(words({ kind: 'message', which: 'first', test: 'exists' })).toBe('The first message comes | a message')
    expect(words({ kind: 'message', which: 3, path: '$.a', test: 'exists' })).toBe('Message 3 has $.a | $.a')
    expect(words({ kind: 'message', which: 'any', path: '$.a', test: 'absent' })).toBe('A message has no $.a | no $.a')
    expect(words({ kind: 'message', which: 'any', path: '$.a', test: 'equals', value: 3 })).toBe('$.a of a message is 3 | 3')
    expect(words({ kind: 'message', which: 'any', test: 'contains', value: 'x' })).toBe('A message contains "x" | a text that contains "x"')
  })
  it('refuses numbers, paths and values that cannot be', () => {
    expect(problem({ kind: 'message', which: 0, test: 'exists' })?.field).toBe('which')
    expect(problem({ kind: 'message', which: 1, path: 'a', test: 'exists' })?.message).toBe('The path has "a" at character 1: expected "$"')
    expect(problem({ kind: 'message', which: 1, test: 'absent' })?.field).toBe('path')
    expect(problem({ kind: 'message', which: 1, test: 'equals' })?.field).toBe('value')
    expect(problem({ kind: 'message', which: 1, test: 'equals', value: 3 })?.field).toBe('value')
    expect(problem({ kind: 'message', which: 1, test: 'matches', value: '[' })?.field).toBe('value')
    expect(problem({ kind: 'message', which: 1, path: '$', test: 'equals', value: null })).toBeNull()
  })
})

describe('close', () => {
  it('has the code and the side that ended it; an end of ours fits only where it is asked for', () => {
    expect(judge({ kind: 'close', code: 1000 }, CLOSED)).toBe('pass: The session was closed with 1000 by the endpoint')
    expect(judge({ kind: 'close', code: 1001, by: 'endpoint' }, CLOSED)).toContain('fail')
    const ours: Evidence = { ...CLOSED, close: { code: 1000, codeName: '', by: 'us' } }
    expect(judge({ kind: 'close', code: 1000 }, ours)).toBe('fail: The session was closed with 1000 by us')
    expect(judge({ kind: 'close', by: 'us' }, ours)).toContain('pass')
  })
  it('is pending while the session is open, and fails where there was none', () => {
    expect(judge({ kind: 'close', code: 1000 }, OPEN)).toContain('pending')
    expect(judge({ kind: 'close', code: 1000 }, REFUSED)).toBe('fail: No session was opened')
    expect(judge({ kind: 'close', code: 1000 }, { ...OPEN, state: 'interrupted' })).toContain('unknown')
    expect(words({ kind: 'close', code: 1000, by: 'endpoint' })).toBe(
      'The session is closed with 1000 by the endpoint | with 1000 by the endpoint',
    )
    expect(problem({ kind: 'close' })?.field).toBe('code')
    expect(problem({ kind: 'close', code: 70_000 })?.field).toBe('code')
  })
})

describe('time', () => {
  const under = (of: 'connect' | 'tls' | 'handshake' | 'first-message' | 'total', underMs: number): Expectation => ({
    kind: 'time',
    of,
    underMs,
  })
  it('measures a phase by itself and the handshake from the beginning', () => {
    expect(judge(under('connect', 12.1), OPEN)).toBe('pass: Connecting took 12 ms')
    expect(judge(under('connect', 12), OPEN)).toBe('fail: Connecting took 12 ms')
    expect(judge(under('handshake', 41), OPEN)).toBe('pass: The handshake took 40 ms')
    expect(judge(under('handshake', 41), UNREACHABLE)).toBe('fail: No answer came: connection-refused (connect)')
    expect(judge(under('connect', 41), UNREACHABLE)).toBe('fail: The phase connect failed')
    expect(judge(under('tls', 41), OPEN)).toBe('fail: There was no phase tls')
    expect(judge(under('tls', 41), CONNECTING)).toBe('pending: The phase tls has not begun')
    expect(judge(under('total', 1000), CLOSED)).toBe('pass: The attempt took 900 ms')
  })
  it('fails as soon as the limit has passed', () => {
    expect(judge(under('connect', 50), CONNECTING, { elapsed: 20 })).toBe('pending: Connecting is not over yet')
    expect(judge(under('connect', 50), CONNECTING, { elapsed: 51 })).toBe('fail: Connecting is not there after 50 ms')
  })
  it('counts the first message from the opening of the session', () => {
    const came: Asked = { outcome: 'pending', seen: '', messages: 1, firstAt: 90 }
    expect(judge(under('first-message', 51), OPEN, { asked: came, elapsed: 400 })).toBe('pass: The first message took 50 ms')
    expect(judge(under('first-message', 50), OPEN, { asked: came, elapsed: 400 })).toBe('fail: The first message took 50 ms')
    expect(judge(under('first-message', 50), OPEN, { elapsed: 60 })).toContain('pending')
    expect(judge(under('first-message', 50), OPEN, { elapsed: 90 })).toBe('fail: The first message is not there after 50 ms')
    expect(judge(under('first-message', 50), CONNECTING, { elapsed: 90 })).toBe('pending: The session is not open yet')
    expect(judge(under('first-message', 50), CLOSED)).toBe('fail: No message came')
    expect(judge(under('first-message', 50), OPEN, { asked: { outcome: 'unknown', seen: 'late' } })).toBe('unknown: late')
  })
  it('knows when time alone will decide', () => {
    const at = (of: 'connect' | 'first-message' | 'handshake', evidence: Evidence) =>
      limitAt({ kind: 'time', of, underMs: 50 }, { evidence, elapsed: 5, asked: undefined })
    expect([at('connect', CONNECTING), at('handshake', CONNECTING), at('first-message', CONNECTING)]).toEqual([51, 50, null])
    expect([at('connect', OPEN), at('first-message', OPEN), at('first-message', CLOSED)]).toEqual([null, 90, null])
  })
  it('has words and refuses limits that are none', () => {
    expect(words(under('handshake', 300))).toBe('The handshake takes less than 300 ms | less than 300 ms')
    expect(problem(under('total', 0))?.field).toBe('underMs')
    expect(problem(under('total', Number.NaN))?.field).toBe('underMs')
  })
})

describe('KINDS', () => {
  it('have every kind under its name', () => {
    expect(Object.keys(KINDS)).toEqual(['status', 'outcome', 'header', 'subprotocol', 'rule', 'message', 'close', 'time'])
  })
})
