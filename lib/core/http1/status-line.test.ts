import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { looksLikeStatusLine, statusLine } from './status-line'

const codes = (text: string) => statusLine(text, 0).faults.map((fault) => fault.code)

describe('statusLine', () => {
  it('reads version, status and reason with their places', () => {
    expect(statusLine('HTTP/1.1 101 Switching Protocols', 10)).toEqual({
      text: 'HTTP/1.1 101 Switching Protocols',
      span: { start: 10, end: 42 },
      version: 'HTTP/1.1',
      versionSpan: { start: 10, end: 18 },
      status: 101,
      statusSpan: { start: 19, end: 22 },
      reason: 'Switching Protocols',
      reasonSpan: { start: 23, end: 42 },
      faults: [],
    })
  })
  it('takes an empty reason (RFC 9112 §4)', () => {
    expect(statusLine('HTTP/1.1 101 ', 0)).toMatchObject({ status: 101, reason: '', reasonSpan: { start: 13, end: 13 }, faults: [] })
  })
  it('takes a missing space after the status and says so', () => {
    expect(statusLine('HTTP/1.1 101', 0)).toMatchObject({
      status: 101,
      reason: '',
      reasonSpan: { start: 12, end: 12 },
      faults: [{ code: 'missing-space-after-status', span: { start: 9, end: 12 } }],
    })
  })
  it.each([
    ['http/1.1 101 ok', 'version-malformed'],
    ['HTTP/2 101 ok', 'version-malformed'],
    ['HTTP/1.10 101 ok', 'version-malformed'],
    ['HTTP/1.1  101 ok', 'extra-space-in-start-line'],
    ['HTTP/1.1\t101 ok', 'extra-space-in-start-line'],
    [' HTTP/1.1 101 ok', 'extra-space-in-start-line'],
    ['HTTP/1.1 1o1 ok', 'status-not-three-digits'],
    ['HTTP/1.1 1010 ok', 'status-not-three-digits'],
    ['HTTP/1.1 -10 ok', 'status-not-three-digits'],
  ])('reads %j with the fault %s', (text, code) => expect(codes(text)).toEqual([code]))
  it('has no status where there is none', () => {
    expect(statusLine('HTTP/1.1', 0)).toMatchObject({ status: null, version: 'HTTP/1.1', statusSpan: { start: 8, end: 8 } })
    expect(codes('HTTP/1.1')).toEqual(['status-not-three-digits', 'missing-space-after-status'])
  })
  it('keeps a reason of several spaces as it is', () => {
    expect(statusLine('HTTP/1.1 200  a  b ', 0).reason).toBe(' a  b ')
  })
})
it('knows a status line by HTTP/ in any case', () => {
  const looks = (text: string) => looksLikeStatusLine(latin1Encode(text), 0, text.length)
  expect(['HTTP/1.1 101', ' http/', 'HTTP/'].map(looks)).toEqual([true, true, true])
  expect(['HTTP', 'ICY 200 OK', 'XHTTP/1.1', '', 'RTSP/1.0 200 OK'].map(looks)).toEqual([false, false, false, false, false])
})
