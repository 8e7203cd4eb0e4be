import { describe, expect, it } from 'vitest'
import type { FrameView } from '@/lib/core/report/view'
import { delta, frameLabel, hexPreview, reservedBits, seconds } from './frame-words'

const frame: FrameView = {
  n: 7,
  at: 1234.5,
  direction: 'received',
  fin: false,
  rsv: 4,
  opcode: 2,
  masked: false,
  maskingKey: null,
  lengthEncoding: 7,
  length: 5,
  headerLength: 2,
  offset: 0,
  payload: 'AAECAwQ=',
  truncated: false,
  complete: true,
  verdicts: [{ violation: 'rsv1-not-agreed', text: 'RSV1 is set', section: 'RFC 6455 §5.2', rule: 'frames/rsv1-agreed' }],
}

describe('words of a frame', () => {
  it('names the reserved bits (RFC 6455 §5.2)', () => {
    expect(reservedBits(5)).toEqual(['RSV1', 'RSV3'])
  })
  it('tells a frame in one line', () => {
    expect(frameLabel(frame)).toBe('Frame 7, received, binary, 5 octets, not final, RSV1, breaks the protocol')
  })
  it('cuts a hex preview', () => {
    expect(hexPreview(new Uint8Array([0, 1, 255, 16]), 3)).toBe('00 01 ff …')
  })
  it('writes times', () => {
    expect(seconds(1234.5)).toBe('1.234')
    expect([0.4, 3, 480, 1500, 61_000, -2.5].map(delta)).toEqual(['+0.4 ms', '+3.0 ms', '+480 ms', '+1.5 s', '+1 min 1 s', '−2.5 ms'])
  })
})
