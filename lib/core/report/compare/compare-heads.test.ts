import { describe, expect, it } from 'vitest'
import { head } from '../../../testing/play'
import { connected } from '../../../testing/report'
import type { HeadView } from '../view'
import { compareHeads, MOST_LINES } from './compare-heads'

/** The view of a request as it is made of octets. */
function request(text: Uint8Array | string): HeadView | null {
  const { conversation, view } = connected()
  conversation.sends(text).wrote(text.length)
  return view().request
}
const START = 'GET / HTTP/1.1'
const told = (a: Uint8Array | string, b: Uint8Array | string) =>
  compareHeads(request(a), request(b), 'Request line').map(({ label, kind, eachTime, moved }) =>
    [label, kind, ...(eachTime ? ['each time'] : []), ...(moved ? ['moved'] : [])].join(' '),
  )

describe('compareHeads', () => {
  it('sets lines side by side in order: same, added, removed, changed', () => {
    expect(
      compareHeads(
        request(head(START, 'Host: a', 'Via: 1', 'X: 1')),
        request(head(START, 'Host: b', 'Origin: https://o.example', 'X: 1')),
        'Request line',
      ),
    ).toEqual([
      { label: 'Request line', kind: 'same', before: START, after: START },
      { label: 'Host', kind: 'changed', before: 'Host: a', after: 'Host: b' },
      { label: 'Via', kind: 'removed', before: 'Via: 1', after: null },
      { label: 'Origin', kind: 'added', before: null, after: 'Origin: https://o.example' },
      { label: 'X', kind: 'same', before: 'X: 1', after: 'X: 1' },
    ])
  })
  it('tells the case of a name and a space apart', () => {
    expect(told(head(START, 'Upgrade: websocket'), head(START, 'upgrade: websocket'))).toEqual(['Request line same', 'upgrade changed'])
    expect(told(head(START, 'Upgrade: websocket'), head(START, 'Upgrade:websocket'))).toEqual(['Request line same', 'Upgrade changed'])
  })
  it('keeps repeats: the second of two equal lines is added', () => {
    expect(told(head(START, 'A: 1'), head(START, 'A: 1', 'A: 1'))).toEqual(['Request line same', 'A same', 'A added'])
  })
  it('says that a line moved', () => {
    expect(told(head(START, 'A: 1', 'B: 1'), head(START, 'B: 1', 'A: 1'))).toEqual([
      'Request line same',
      'A removed moved',
      'B same',
      'A added moved',
    ])
  })
  it('marks what differs in each attempt', () => {
    const key = 'Sec-WebSocket-Key: '
    expect(told(head(START, `${key}dGhlIHNhbXBsZSBub25jZQ==`), head(START, `${key}AAAAAAAAAAAAAAAAAAAAAA==`))).toEqual([
      'Request line same',
      'Sec-WebSocket-Key changed each time',
    ])
  })
  it('sees a line that ends otherwise', () => {
    expect(told(`${START}\r\nA: 1\r\n\r\n`, `${START}\r\nA: 1\n\r\n`)).toEqual(['Request line same', 'A changed'])
  })
  it('has one side where the other sent nothing', () => {
    expect(compareHeads(null, request(head(START)), 'Request line')).toEqual([
      { label: 'Request line', kind: 'added', before: null, after: START },
    ])
    expect(compareHeads(null, null, 'Request line')).toEqual([])
  })
  it('is bounded for many lines that all differ', () => {
    const line = (text: string) => ({ text, name: 'A', value: text, span: { start: 0, end: 1 }, ending: 'crlf' as const, masked: [] })
    const many = (mark: string): HeadView => ({
      bytes: '',
      length: 0,
      startLine: '',
      lines: Array.from({ length: 5000 }, (_, at) => line(`A: ${mark}${at}${'x'.repeat(9000)}`)),
      complete: true,
    })
    const rows = compareHeads(many('a'), many('b'), 'Request line')
    expect(rows).toHaveLength(MOST_LINES + 1)
    expect(rows.at(-1)).toEqual({ label: 'Lines after the first 1000', kind: 'changed', before: '4000 lines', after: '4000 lines' })
    expect(rows[0]?.before).toHaveLength(2001)
  })
})
