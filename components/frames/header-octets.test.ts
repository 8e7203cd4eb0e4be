import { describe, expect, it } from 'vitest'
import type { FrameView } from '@/lib/core/report/view'
import { headerFields } from './header-octets'

const frame: FrameView = {
  n: 1,
  at: 0,
  direction: 'sent',
  fin: true,
  rsv: 0,
  opcode: 1,
  masked: true,
  maskingKey: '37fa213d',
  lengthEncoding: 7,
  length: 5,
  headerLength: 6,
  offset: 0,
  payload: 'SGVsbG8=',
  truncated: false,
  complete: true,
  verdicts: [],
}

describe('headerFields', () => {
  it('names every field in the order of the header', () => {
    expect(headerFields(frame).map(({ name, bits }) => `${name} ${bits}`)).toEqual([
      'FIN 1',
      'RSV1 0',
      'RSV2 0',
      'RSV3 0',
      'Opcode 0001',
      'MASK 1',
      'Payload length 0000101',
      'Masking key ',
    ])
  })
  it('tells the longer forms of the length', () => {
    expect(headerFields({ ...frame, length: 256, lengthEncoding: 16 }).find((field) => field.name === 'Payload length')?.value).toBe(
      '126, then 16 bits',
    )
  })
})
