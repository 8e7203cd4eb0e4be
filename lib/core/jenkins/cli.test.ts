import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexDecode, hexEncode } from '../bytes/hex'
import { utf8Encode } from '../bytes/utf8'
import { CLI_OPS, type CliMessage, cliCommand, cliStdin, cliText, encodeCli, readCli, splitArguments } from './cli'

const octets = (hex: string) => hexDecode(hex) ?? new Uint8Array()
const hex = (message: CliMessage) => hexEncode(encodeCli(message) ?? new Uint8Array())

describe('messages of the Jenkins CLI', () => {
  // Written by hudson.cli.PlainCLIProtocol itself.
  it.each<[CliMessage, string]>([
    [{ op: 'ARG', text: 'help' }, '00000468656c70'],
    [{ op: 'ARG', text: 'who-am-i' }, '00000877686f2d616d2d69'],
    [{ op: 'ENCODING', text: 'UTF-8' }, '0200055554462d38'],
    [{ op: 'LOCALE', text: 'en_US' }, '010005656e5f5553'],
    [{ op: 'START' }, '03'],
    [cliStdin('abc'), '05616263'],
    [{ op: 'END_STDIN' }, '06'],
    [{ op: 'STDOUT', bytes: utf8Encode('hi\n') }, '0768690a'],
    [{ op: 'STDERR', bytes: utf8Encode('no\n') }, '086e6f0a'],
    [{ op: 'EXIT', code: 0 }, '0400000000'],
    [{ op: 'EXIT', code: 2 }, '0400000002'],
  ])('%j', (message, vector) => {
    expect(hex(message)).toBe(vector)
    expect(readCli(octets(vector))).toEqual(message)
  })

  it.each([
    ['', 'it is empty: expected an octet that says what it is'],
    ['09', 'it begins with 9: expected 0 to 8'],
    ['0000', 'ARG ends before its length of two octets'],
    ['00000561', 'ARG says that 5 octets follow, and 1 do'],
    ['040000', 'EXIT has 2 octets: expected the four of its code'],
    ['0301', 'START is followed by 1 octets: expected none'],
  ])('%s cannot be read', (bad, problem) => expect(readCli(octets(bad))).toEqual({ problem }))

  it('are read for every text', () => {
    const message = fc.record({
      op: fc.constantFrom('ARG', 'LOCALE', 'ENCODING' as const),
      text: fc.string({ unit: 'binary', maxLength: 50 }),
    })
    fc.assert(
      fc.property(message, (one) => {
        expect(readCli(encodeCli(one as CliMessage) ?? new Uint8Array())).toEqual(one)
      }),
    )
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => typeof readCli(bytes) === 'object'))
  })

  it('cannot carry a text of more than 65,535 octets', () => expect(encodeCli({ op: 'ARG', text: 'a'.repeat(70_000) })).toBeNull())

  it('run a command', () => {
    expect(cliCommand(['build', 'my job']).map(hex)).toEqual([
      '0200055554462d38',
      '010005656e5f5553',
      '0000056275696c64',
      '0000066d79206a6f62',
      '03',
    ])
    expect(CLI_OPS).toHaveLength(9)
  })

  it.each([
    ['who-am-i', ['who-am-i']],
    ['  build "my job" -p \'A=b c\' ', ['build', 'my job', '-p', 'A=b c']],
    ['say a\\ b "c\\"d" \'e\\f\'', ['say', 'a b', 'c"d', 'e\\f']],
    ['empty ""', ['empty', '']],
    ['open "never closed', ['open', 'never closed']],
    ['', []],
  ])('%j as arguments', (line, args) => expect(splitArguments(line)).toEqual(args))

  it.each<[CliMessage, string]>([
    [{ op: 'ARG', text: 'who-am-i' }, 'ARG "who-am-i"'],
    [{ op: 'EXIT', code: 0 }, 'EXIT 0: the command succeeded'],
    [{ op: 'EXIT', code: 42 }, 'EXIT 42'],
    [{ op: 'STDOUT', bytes: utf8Encode('Authenticated as: anonymous\n') }, 'STDOUT\nAuthenticated as: anonymous\n'],
    [{ op: 'START' }, 'START'],
  ])('%j for people', (message, text) => expect(cliText(message)).toBe(text))
})
