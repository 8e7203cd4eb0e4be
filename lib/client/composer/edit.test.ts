import { describe, expect, it } from 'vitest'
import { composerOf } from './composer'
import { missingStandard, pastedLines, withLines, withoutRow, withRest, withRow, withRowAt, withStandard, withUrl } from './edit'

const STANDARD = [
  { line: 'Host: example.com', generated: true },
  { line: 'Upgrade: websocket', generated: true },
]
const composer = composerOf({ url: 'ws://example.com/', headers: [...STANDARD, { line: 'X-A: 1' }] }, [])
const lines = (of: typeof composer) => of.rows.map((row) => row.line)

describe('editing a composer', () => {
  it('lets a generated Host line follow the URL', () => {
    expect(lines(withUrl(composer, 'ws://other/', [{ line: 'Host: other' }]))[0]).toBe('Host: other')
  })

  it('leaves a Host line alone that the user typed', () => {
    const typed = withRow(composer, 1, { line: 'Host: mine' })
    expect(typed.rows[0]?.generated).toBe(false)
    expect(lines(withUrl(typed, 'ws://other/', [{ line: 'Host: other' }]))[0]).toBe('Host: mine')
  })

  it('replaces a stored secret when its line is typed over', () => {
    const kept = composerOf({ url: '', headers: [{ line: 'Cookie: ****', kept: 0, secret: true }] }, [])
    expect(withRow(kept, 1, { line: 'Cookie: a' }).rows[0]).toEqual({
      id: 1,
      line: 'Cookie: a',
      enabled: true,
      generated: false,
      secret: true,
    })
    expect(withRow(kept, 1, { enabled: false }).rows[0]?.kept).toBe(0)
  })

  it('inserts after a row, moves within bounds, removes', () => {
    const more = withLines(composer, 1, ['X-B: 2', 'X-C: 3'])
    expect(lines(more)).toEqual(['Host: example.com', 'X-B: 2', 'X-C: 3', 'Upgrade: websocket', 'X-A: 1'])
    expect(lines(withRowAt(more, 3, 99)).at(-1)).toBe('X-A: 1')
    expect(lines(withRowAt(more, 1, 1))[1]).toBe('Host: example.com')
    expect(lines(withoutRow(more, 1))[0]).toBe('X-B: 2')
  })

  it('puts back the standard lines that are missing or switched off, in order', () => {
    const off = withRow(withoutRow(composer, 1), 2, { enabled: false })
    expect(missingStandard(off, STANDARD)).toHaveLength(2)
    expect(lines(withStandard(off, STANDARD)).slice(0, 2)).toEqual(['Host: example.com', 'Upgrade: websocket'])
  })

  it('removes a part of the rest by undefined', () => {
    expect(withRest(withRest(composer, { method: 'POST' }), { method: undefined }).rest).toEqual({})
  })
})

describe('pastedLines', () => {
  it('splits several lines, whatever ends them', () => {
    expect(pastedLines('A: 1\r\nB: 2\n\nC: 3\n')).toEqual(['A: 1', 'B: 2', 'C: 3'])
    expect(pastedLines('A: 1\n')).toBeNull()
  })
})
