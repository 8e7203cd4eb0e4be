import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { readJavaStream } from './java-stream'

const octets = (hex: string) => hexDecode(hex.replace(/\s/g, '')) ?? new Uint8Array()
const read = (hex: string) => readJavaStream(octets(hex))
const CAPABILITY =
  'aced0005 73 72 001a 687564736f6e2e72656d6f74696e672e4361706162696c697479 0000000000000001 02 0001 4a 0004 6d61736b 78 70 00000000000001fe'
const utf = (text: string) => text.length.toString(16).padStart(4, '0') + Buffer.from(text, 'latin1').toString('hex')

describe('a stream of Java object serialisation', () => {
  it('is read to the class, its field and the value', () => {
    expect(read(CAPABILITY)).toEqual({
      contents: [
        {
          kind: 'object',
          className: 'hudson.remoting.Capability',
          fields: [{ name: 'mask', value: { kind: 'primitive', type: 'long', text: '510' } }],
          extra: [],
        },
      ],
      classes: ['hudson.remoting.Capability'],
      resolved: ['hudson.remoting.Capability'],
      read: 62,
      fault: null,
    })
  })

  it('gives class and fields as far as they came, at whatever octet it is cut', () => {
    const whole = octets(CAPABILITY)
    for (let end = 0; end < whole.length; end++) {
      const { fault, contents, classes, resolved } = readJavaStream(whole.subarray(0, end))
      if (end === 4) expect({ fault, contents }).toEqual({ fault: null, contents: [] })
      else expect(fault?.code, `cut at ${end}`).toBe('end')
      expect([classes.length, resolved.length], `cut at ${end}`).toEqual([end >= 34 ? 1 : 0, end >= 52 ? 1 : 0])
      if (end >= 54) expect(contents).toMatchObject([{ kind: 'object', className: 'hudson.remoting.Capability', fields: [] }])
    }
  })

  it('reads super classes first, strings, arrays, references, what writeObject wrote, and octets by their place', () => {
    const stream = read(`aced0005
      73 72 ${utf('a.Sub')} 0000000000000002 03 0002 49 ${utf('n')} 4c ${utf('s')} 74 ${utf('Ljava/lang/String;')} 78
        72 ${utf('a.Base')} 0000000000000003 02 0001 5b ${utf('b')} 74 ${utf('[B')} 78 70
      75 72 ${utf('[B')} acf317f8060854e0 02 0000 78 70 00000003 010203
      00000007 74 ${utf('hi')} 77 02 beef 78
      71 007e0006`)
    expect(stream.fault).toBeNull()
    expect(stream.classes).toEqual(['a.Sub', 'a.Base', '[B'])
    const [object, again] = stream.contents
    expect(object).toMatchObject({
      className: 'a.Sub',
      fields: [
        { name: 'b', value: { kind: 'array', className: '[B', length: 3 } },
        { name: 'n', value: { kind: 'primitive', type: 'int', text: '7' } },
        { name: 's', value: { kind: 'string', text: 'hi' } },
      ],
      extra: [{ kind: 'data' }],
    })
    expect(again).toMatchObject({ kind: 'reference' })
  })

  it.each([
    ['an unknown type code', 'aced0005 55', 'type-code'],
    ['no magic', '00000000', 'magic'],
    ['a handle never given', 'aced0005 71 007e0005', 'handle'],
    ['a class that writes itself', `aced0005 73 72 ${utf('a.X')} 0000000000000000 04 0000 78 70 00`, 'externalizable'],
    ['a string longer than the octets', 'aced0005 74 ffff 41', 'end'],
    ['a long string of 2^62 octets', 'aced0005 7c 4000000000000000 41', 'end'],
    ['an array of 2^31-1 objects', `aced0005 75 72 ${utf('[La.X;')} 0000000000000000 02 0000 78 70 7fffffff 70 70`, 'end'],
    ['an array of -1 objects', `aced0005 75 72 ${utf('[La.X;')} 0000000000000000 02 0000 78 70 ffffffff`, 'type-code'],
    ['65,535 fields', `aced0005 73 72 ${utf('a.X')} 0000000000000000 02 ffff 49 ${utf('n')}`, 'end'],
    ['a class that is its own super class', `aced0005 73 72 ${utf('a.X')} 0000000000000000 02 0000 78 71 007e0000`, 'too-much'],
    ['classes in classes', `aced0005 ${'76 7d 00000000 '.repeat(200)}`, 'too-deep'],
    ['2^31-1 interfaces', `aced0005 73 7d 7fffffff ${utf('a.I')}`, 'end'],
  ])('%s ends in a fault', (_, hex, code) => expect(read(hex).fault?.code).toBe(code))

  it('reads 64 KiB and 20,000 things at most', () => {
    expect(readJavaStream(Uint8Array.from([0xac, 0xed, 0, 5, ...new Array(30_000).fill(0x70)])).fault?.code).toBe('too-much')
    const long = new Uint8Array(70_000)
    long.set([0xac, 0xed, 0, 5, 0x7a, 0, 0, 0xff, 0xf8])
    expect(readJavaStream(long).fault?.code).toBe('too-much')
  })

  it('never throws, whatever the octets', () => {
    const bytes = fc.uint8Array({ maxLength: 400 }).map((tail) => Uint8Array.from([0xac, 0xed, 0, 5, ...tail]))
    const codes = fc.array(fc.constantFrom(0x70, 0x71, 0x72, 0x73, 0x74, 0x75, 0x76, 0x77, 0x78, 0x79, 0x7a, 0x7b, 0x7d, 0x7e, 0, 1, 2), {
      maxLength: 400,
    })
    const steered = codes.map((tail) => Uint8Array.from([0xac, 0xed, 0, 5, ...tail]))
    fc.assert(fc.property(fc.oneof(bytes, steered), (stream) => readJavaStream(stream).read <= stream.length))
  })
})
