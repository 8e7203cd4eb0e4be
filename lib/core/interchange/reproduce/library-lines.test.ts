import { describe, expect, it } from 'vitest'
import type { HeaderEntry } from '../../handshake/draft'
import { givenLines, libraryNotes, offersDeflate, repeatedNames } from './library-lines'
import { planOf } from './plan'

const plan = (headers: readonly HeaderEntry[]) => planOf({ url: 'ws://a/', headers })
const STANDARD = [
  ['Upgrade', 'websocket'],
  ['Connection', 'Upgrade'],
  ['Sec-WebSocket-Version', '13'],
] as const

describe('lines a library is given', () => {
  it('are those it does not write itself, in order', () => {
    const lines = givenLines(plan([['B', '1'], ...STANDARD, ['a', '2'], { line: 'bad name: 3' }]))
    expect(lines.map(({ text }) => text)).toEqual(['B: 1', 'a: 2'])
    expect(
      repeatedNames(
        plan([
          ['A', '1'],
          ['b', '2'],
          ['a', '3'],
        ]).lines,
      ),
    ).toEqual(['A'])
  })
  it('offer permessage-deflate by that very name', () => {
    expect(offersDeflate(plan([['Sec-WebSocket-Extensions', 'x, permessage-deflate; client_max_window_bits']]))).toBe(true)
    expect(offersDeflate(plan([['Sec-WebSocket-Extensions', 'x-permessage-deflate']]))).toBe(false)
  })
})
it('any key of 16 octets is as good as another, a broken one is not (RFC 6455 §4.1)', () => {
  const notes = (key: string) => libraryNotes(plan([...STANDARD, ['Sec-WebSocket-Key', key]]), 'tool')
  expect(notes('dGhlIHNhbXBsZSBub25jZQ==')).toEqual([])
  expect(notes('short')).toEqual([
    'tool writes Upgrade, Connection, Sec-WebSocket-Key and Sec-WebSocket-Version itself: "Sec-WebSocket-Key: short" cannot be kept',
  ])
})
