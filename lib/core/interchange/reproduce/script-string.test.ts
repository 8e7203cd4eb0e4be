import { describe, expect, it } from 'vitest'
import { latin1Decode } from '../../bytes/latin1'
import { utf8Encode } from '../../bytes/utf8'
import { markOf } from './marked'
import { pythonString, scriptString } from './script-string'

const utf8 = (text: string) => latin1Decode(utf8Encode(text))
const name = (index: number) => `v${index}`

describe('scriptString', () => {
  it('is one expression, whatever stands in it', () => {
    expect(scriptString("'; process.exit() //\\\n", 'utf8', name)).toBe("'\\'; process.exit() //\\\\\\n'")
    expect(scriptString(`\${x}\``, 'utf8', name)).toBe(`'\${x}\`'`)
    expect(scriptString(`Bearer ${markOf(2)}`, 'utf8', name)).toBe("'Bearer ' + v2")
    expect(scriptString('', 'utf8', name)).toBe("''")
  })
  it('escapes what could not be seen (T-27)', () => {
    expect(scriptString(utf8('a\u202e\u{e0041}'), 'utf8', name)).toBe("'a\\u202e\\udb40\\udc41'")
  })
  it('reads octets as UTF-8, or each as a character', () => {
    expect(scriptString(utf8('é'), 'utf8', name)).toBe("'é'")
    expect(scriptString(utf8('é'), 'latin1', name)).toBe("'Ã©'")
    expect(scriptString('\xff', 'utf8', name)).toBe("'ÿ'")
  })
})

describe('pythonString', () => {
  it('is one expression of Python', () => {
    expect(pythonString(`a"\\${markOf(0)}`, 'utf8', name)).toBe('"a\\"\\\\" + v0')
    expect(pythonString(utf8('\u202e\u{e0041}🙂'), 'utf8', name)).toBe('"\\u202e\\U000e0041🙂"')
    expect(pythonString('', 'utf8', name)).toBe('""')
  })
})
