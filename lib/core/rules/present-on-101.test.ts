import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseResponseHead } from '../http1/parse-head'
import { presentOn101 } from './present-on-101'

function judged(text: string) {
  const head = parseResponseHead(latin1Encode(text))
  return head && presentOn101(head, 'upgrade')
}

describe('presentOn101 (RFC 6455 §4.1)', () => {
  it('points at each line of the field, and at the status where there is none', () => {
    expect(judged('HTTP/1.1 101 x\r\nupgrade: a\r\nUpgrade: b\r\n\r\n')).toEqual({
      outcome: 'pass',
      because: 'present',
      at: [
        { part: 'response', start: 16, end: 23 },
        { part: 'response', start: 28, end: 35 },
      ],
    })
    expect(judged('HTTP/1.1 101 x\r\n\r\n')).toEqual({
      outcome: 'fail',
      because: 'absent',
      at: [{ part: 'response', start: 9, end: 12 }],
    })
  })

  it('does not apply to another status', () => {
    expect(judged('HTTP/1.1 200 x\r\n\r\n')).toEqual({ outcome: 'not-applicable', because: 'notSwitching' })
  })
})
