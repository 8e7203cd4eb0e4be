import { describe, expect, it } from 'vitest'
import { latin1Decode } from '../../bytes/latin1'
import { utf8Encode } from '../../bytes/utf8'
import { markOf } from './marked'
import { needsAnsiC, shellWord } from './shell-word'

const word = (octets: string) => shellWord(octets, [{ name: 'SECRET_KEY', what: '', secret: true }])
const utf8 = (text: string) => latin1Decode(utf8Encode(text))

describe('shellWord', () => {
  it('keeps what a shell would expand', () => {
    expect(word('$HOME `id` "x" \\ !!')).toBe(`'$HOME \`id\` "x" \\ !!'`)
    expect(word("it's")).toBe(`'it'\\''s'`)
    expect(word('')).toBe(`''`)
  })
  it('writes UTF-8 as it is, and what could not be seen as octets (T-27)', () => {
    expect(word(utf8('Füße'))).toBe(`'Füße'`)
    expect(word(utf8('a\u202eb'))).toBe(`$'a\\xe2\\x80\\xaeb'`)
    expect(word("\x1b[2J'\\\n\t")).toBe(`$'\\x1b[2J\\'\\\\\\n\\t'`)
    expect(word('caf\xe9 \xff')).toBe(`$'caf\\xe9 \\xff'`)
  })
  it('expands variables and nothing else (T-24)', () => {
    expect(word(`Secret-Key: ${markOf(0)}`)).toBe('"Secret-Key: $SECRET_KEY"')
    expect(word(`a=${markOf(0)}[0]; b`)).toBe(`"a=\${SECRET_KEY}[0]; b"`)
    expect(word(`$x ${markOf(0)}!`)).toBe(`'$x '"$SECRET_KEY"'!'`)
  })
  it('says where a plain sh would not do', () => {
    expect([needsAnsiC('plain'), needsAnsiC(utf8('é')), needsAnsiC('\xe9'), needsAnsiC('a\tb')]).toEqual([false, false, true, true])
  })
})
