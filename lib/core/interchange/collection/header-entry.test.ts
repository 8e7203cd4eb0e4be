import { expect, it } from 'vitest'
import { addLine, type LineSink, MOST_LINES } from './header-entry'

const sink = (): LineSink => ({ lines: [], left: 0 })

it('keeps order, case, repeats and white space', () => {
  const to = sink()
  addLine(to, 'x-B', ' 1 ')
  addLine(to, 'X-b', '2', false)
  addLine(to, 'x-B', '')
  expect(to).toEqual({ lines: [{ line: 'x-B:  1 ' }, { line: 'X-b: 2', enabled: false }, { line: 'x-B: ' }], left: 0 })
})
it('leaves out what would make two lines of one, and pseudo fields, and counts them', () => {
  const to = sink()
  addLine(to, 'A', 'b\r\nX-Evil: 1')
  addLine(to, 'A\n', 'b')
  addLine(to, ':authority', 'a')
  addLine(to, '', 'b')
  addLine(to, '', '')
  expect(to).toEqual({ lines: [], left: 4 })
})
it('reads as many lines as a draft may have', () => {
  const to = sink()
  for (let at = 0; at < MOST_LINES + 5; at++) addLine(to, 'A', String(at))
  expect([to.lines.length, to.left]).toEqual([2000, 5])
})
