import { describe, expect, it } from 'vitest'
import { human } from './human'
import { junit } from './junit'
import { type RunAnswer, secondsOf } from './result'
import { visible } from './visible'

const REFUSED: RunAnswer = {
  id: 'one',
  createdAt: '2026-01-02T03:04:05.006Z',
  endedAt: '2026-01-02T03:04:05.306Z',
  outcome: 'refused',
  summary: 'Refused with 403 \u001b]0;x\u0007',
  status: 403,
  timings: { resolve: null, connect: 1, proxy: null, tls: null, http2: null, sent: 2, firstByte: 3, head: 4, total: 312.4 },
  expectations: null,
  passed: false,
}
const check = (outcome: 'pass' | 'fail' | 'unknown') =>
  ({
    id: 'status-1',
    kind: 'status',
    title: 'Status is 101',
    outcome,
    seen: 'Status is 403',
    expected: '101',
    sentence: 'Status is 403: expected 101',
  }) as const

describe('visible', () => {
  it('T-27: writes controls, bidirectional and zero-width characters as escapes, and leaves other text', () => {
    expect(visible('a\u001b[2J\u009b\u202eb\u200bc\r\n\ufeffd')).toBe('a\\u001b[2J\\u009b\\u202eb\\u200bc\\u000d\\u000a\\ufeffd')
    expect(visible('\u{e0041}\ud800')).toBe('\\udb40\\udc41\\ud800')
    expect(visible('Grüße 日本 😀')).toBe('Grüße 日本 😀')
  })
})

describe('human', () => {
  it('says whether it passed, each expectation in a line, and where the attempt is', () => {
    const answer = { ...REFUSED, expectations: [check('fail'), { ...check('pass'), title: 'Other' }] }
    expect(human(answer, 'Prod', 'http://s/attempts/one')).toBe(
      'Prod: FAILED\n  Refused with 403 \\u001b]0;x\\u0007\n  FAIL    Status is 101 (Status is 403: expected 101)\n  PASS    Other\n  http://s/attempts/one\n',
    )
  })
  it('without expectations tells the outcome', () => {
    expect(human(REFUSED, 'Prod', 'u')).toContain('  FAIL    The handshake is accepted (Refused with 403 ')
    expect(human({ ...REFUSED, passed: true, outcome: 'accepted' }, 'Prod', 'u')).toContain('Prod: passed')
  })
})

describe('junit', () => {
  it('T-28: has a test case an expectation, failures and errors apart, and only what XML 1.0 allows', () => {
    const answer = { ...REFUSED, expectations: [check('pass'), check('fail'), { ...check('unknown'), sentence: 'a\u0000\ufffe\ud800"<' }] }
    expect(junit(answer, 'A & B', 'http://s/1')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<testsuites tests="3" failures="1" errors="1" time="0.312">
  <testsuite name="A &amp; B" timestamp="2026-01-02T03:04:05.006Z" tests="3" failures="1" errors="1" time="0.312">
    <properties>
      <property name="attempt" value="http://s/1"/>
    </properties>
    <testcase classname="A &amp; B" name="Status is 101" time="0.312"/>
    <testcase classname="A &amp; B" name="Status is 101" time="0.312">
      <failure message="Status is 403: expected 101">Refused with 403 \\u001b]0;x\\u0007</failure>
    </testcase>
    <testcase classname="A &amp; B" name="Status is 101" time="0.312">
      <error message="a\\u0000\\ufffe\\ud800&quot;&lt;">Refused with 403 \\u001b]0;x\\u0007</error>
    </testcase>
  </testsuite>
</testsuites>
`)
  })
})

it('the time of a run is that of its attempt, in seconds', () => {
  expect(secondsOf(REFUSED)).toBe(0.312)
  expect(secondsOf({ ...REFUSED, timings: { ...REFUSED.timings, total: null } })).toBe(0.3)
})
