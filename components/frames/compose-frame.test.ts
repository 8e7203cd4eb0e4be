import { describe, expect, it } from 'vitest'
import { composeFrame, EMPTY_FORM } from './compose-frame'

describe('composeFrame', () => {
  it('sends text as typed', () => {
    expect(composeFrame({ ...EMPTY_FORM, text: ' hi ' }).frame).toEqual({ opcode: 'text', text: ' hi ' })
  })
  it('warns of what is no JSON and sends it all the same', () => {
    const composed = composeFrame({ ...EMPTY_FORM, kind: 'json', text: '{"a":' })
    expect(composed.frame).toEqual({ opcode: 'text', text: '{"a":' })
    expect(composed.warning).toMatch(/^Not JSON: /)
  })
  it('takes hex with spaces and points at a wrong digit', () => {
    expect(composeFrame({ ...EMPTY_FORM, kind: 'binary', text: '00 ff\n1a' }).frame).toEqual({ opcode: 'binary', hex: '00ff1a' })
    expect(composeFrame({ ...EMPTY_FORM, kind: 'binary', text: '00 fg' }).error).toBe(
      '"g" at position 5 is no hex digit: expected pairs of 0-9 and a-f',
    )
    expect(composeFrame({ ...EMPTY_FORM, kind: 'binary', text: '00 f' }).error).toBe(
      '3 hex digits: expected an even number, two for each octet',
    )
  })
  it('takes base64 and says what is wrong with it', () => {
    expect(composeFrame({ ...EMPTY_FORM, kind: 'binary', encoding: 'base64', text: 'AP8=' }).frame).toEqual({
      opcode: 'binary',
      base64: 'AP8=',
    })
    expect(composeFrame({ ...EMPTY_FORM, kind: 'binary', encoding: 'base64', text: 'A-8=' }).error).toMatch(/^"-" at position 2/)
  })
  it('warns of a control frame that is too long (RFC 6455 §5.5)', () => {
    expect(composeFrame({ ...EMPTY_FORM, kind: 'ping', text: 'x'.repeat(126) }).warning).toMatch(/^126 octets/)
    expect(composeFrame({ ...EMPTY_FORM, kind: 'pong', text: 'x'.repeat(125) }).warning).toBeNull()
  })
  it('reads close codes, warns of those that never travel (RFC 6455 §7.4)', () => {
    expect(composeFrame({ ...EMPTY_FORM, kind: 'close', code: '4001', reason: 'bye' }).frame).toEqual({
      opcode: 'close',
      code: 4001,
      reason: 'bye',
    })
    expect(composeFrame({ ...EMPTY_FORM, kind: 'close', code: '' }).frame).toEqual({ opcode: 'close' })
    expect(composeFrame({ ...EMPTY_FORM, kind: 'close', code: '1006' }).warning).toMatch(/^1006 Abnormal Closure/)
    expect(composeFrame({ ...EMPTY_FORM, kind: 'close', code: '70000' }).field).toBe('code')
    expect(composeFrame({ ...EMPTY_FORM, kind: 'close', code: '', reason: 'x' }).error).toBe('A reason needs a code before it')
  })
})
