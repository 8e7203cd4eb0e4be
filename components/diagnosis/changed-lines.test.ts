import { describe, expect, it } from 'vitest'
import type { HeadView } from '@/lib/core/report/view'
import { changedLines } from './changed-lines'

const head = (...texts: string[]): HeadView => ({
  bytes: '',
  length: 0,
  startLine: texts[0] ?? '',
  complete: true,
  lines: texts.map((text, i) => ({
    text,
    name: i === 0 ? '' : text.slice(0, text.indexOf(':')),
    value: '',
    span: { start: 0, end: 0 },
    ending: 'crlf',
    masked: [],
  })),
})

describe('changedLines', () => {
  it('tells the lines that went and those that came, the start line too', () => {
    const before = head('GET /a HTTP/1.1', 'Host: x', 'Origin: https://y', 'Sec-WebSocket-Key: AAAA')
    const after = head('GET /b HTTP/1.1', 'Host: x', 'Upgrade: websocket', 'Sec-WebSocket-Key: BBBB')
    expect(changedLines(before, after)).toEqual({
      gone: ['GET /a HTTP/1.1', 'Origin: https://y'],
      added: ['GET /b HTTP/1.1', 'Upgrade: websocket'],
    })
  })

  it('counts repeats, and shows a key that only one side has', () => {
    expect(changedLines(head('GET / HTTP/1.1', 'A: 1', 'A: 1'), head('GET / HTTP/1.1', 'A: 1', 'Sec-WebSocket-Key: x'))).toEqual({
      gone: ['A: 1'],
      added: ['Sec-WebSocket-Key: x'],
    })
  })

  it('shows all of one side where the other has no head', () => {
    expect(changedLines(null, head('HTTP/1.1 403 No'))).toEqual({ gone: [], added: ['HTTP/1.1 403 No'] })
  })
})
