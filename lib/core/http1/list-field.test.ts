import { describe, expect, it } from 'vitest'
import { latin1Decode, latin1Encode } from '../bytes/latin1'
import { allMembers, linesNamed, members } from './list-field'
import { parseResponseHead } from './parse-head'

const head = (lines: string) => {
  const parsed = parseResponseHead(latin1Encode(`HTTP/1.1 101 S\r\n${lines}\r\n`))
  if (parsed === null) throw new Error('no head')
  return parsed
}
const texts = (lines: string) => members(head(lines), 'connection').map((member) => member.text)

describe('linesNamed', () => {
  it('finds every line of a field in any case, in order', () => {
    expect(linesNamed(head('A: 1\r\nUPGRADE: x\r\nupgrade: y\r\n'), 'upgrade').map((line) => line.value)).toEqual(['x', 'y'])
  })
  it('leaves out a first line that begins with white space (RFC 9112 §2.2)', () => {
    expect(linesNamed(head(' Upgrade: x\r\n'), 'upgrade')).toEqual([])
  })
})

describe('members', () => {
  it('reads a list over all lines', () => {
    expect(texts('Connection: keep-alive, Upgrade\r\nX: y\r\nconnection:a\r\n')).toEqual(['keep-alive', 'Upgrade', 'a'])
  })
  it('ignores empty members (RFC 9110 §5.6.1)', () => {
    expect(texts('Connection: , ,Upgrade,\t,\r\nConnection:\r\n')).toEqual(['Upgrade'])
    expect(allMembers(head('Connection: a,,b\r\n'), 'connection').map((member) => member.text)).toEqual(['a', '', 'b'])
  })
  it('does not cut inside a quoted string', () => {
    expect(texts('Connection: a="x,\\"y,", b\r\n')).toEqual(['a="x,\\"y,"', 'b'])
  })
  it('takes a string that does not end as it is', () => {
    expect(texts('Connection: a="x, b\r\n')).toEqual(['a="x, b'])
    expect(texts('Connection: a="x, b\\\r\n')).toEqual(['a="x, b\\'])
  })
  it('gives places in the head, in folded lines too', () => {
    const text = 'Connection: a , bb\r\n  , cc,\r\n dd\r\n'
    const bytes = latin1Encode(`HTTP/1.1 101 S\r\n${text}\r\n`)
    expect(members(head(text), 'connection').map(({ span }) => latin1Decode(bytes, span.start, span.end))).toEqual(['a', 'bb', 'cc', 'dd'])
  })
})
