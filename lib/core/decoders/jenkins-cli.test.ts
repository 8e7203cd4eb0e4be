import { describe, expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { jenkinsCli } from './jenkins-cli'
import type { DecodeContext } from './parts/decoder'

const octets = (hex: string) => hexDecode(hex) ?? new Uint8Array()
const CLI: DecodeContext = { opcode: 2, direction: 'received', subprotocol: null, path: '/jenkins/cli/ws' }

describe('the Jenkins CLI', () => {
  it.each([
    ['00000877686f2d616d2d69', 'ARG "who-am-i"'],
    ['0768690a', 'STDOUT\nhi\n'],
    ['0400000002', 'EXIT 2: the arguments are wrong'],
  ])('%s reads %j', (hex, text) => {
    expect(jenkinsCli.priority(octets(hex), CLI)).toBe(80)
    expect(jenkinsCli.decode(octets(hex), CLI)).toEqual({ form: 'text', text, truncated: false, note: null })
  })

  it('is only asked on its path, for binary messages that are whole', () => {
    expect(jenkinsCli.priority(octets('03'), { ...CLI, path: '/chat' })).toBe(0)
    expect(jenkinsCli.priority(octets('03'), { ...CLI, path: undefined })).toBe(0)
    expect(jenkinsCli.priority(octets('03'), { ...CLI, opcode: 1 })).toBe(0)
    expect(jenkinsCli.priority(octets('000005'), CLI)).toBe(0)
  })

  it('says why octets are no message', () => {
    expect(() => jenkinsCli.decode(octets('09'), CLI)).toThrow('it begins with 9: expected 0 to 8')
  })
})
