import { describe, expect, it } from 'vitest'
import { hexRow } from './hex-rows'

const bytes = new Uint8Array([0x47, 0x45, 0x54, 0x20, 0x00, 0xff, 0x2a, 0x2a, 0x0a])

describe('hexRow', () => {
  it('writes offset, octets and printable characters', () => {
    const row = hexRow(bytes, 1, 4)
    expect(row.offset).toBe('00000004')
    expect(row.cells.map((cell) => cell.hex)).toEqual(['00', 'ff', '2a', '2a'])
    expect(row.cells.map((cell) => cell.character).join('')).toBe('··**')
  })
  it('ends with the bytes', () => {
    expect(hexRow(bytes, 2, 4).cells.map((cell) => cell.at)).toEqual([8])
  })
  it('covers masked octets and marks lit ones', () => {
    const row = hexRow(bytes, 1, 4, [{ start: 6, end: 8 }], [{ start: 4, end: 5 }])
    expect(row.cells.map((cell) => cell.hex)).toEqual(['00', 'ff', '••', '••'])
    expect(row.cells.map((cell) => cell.lit)).toEqual([true, false, false, false])
  })
})
