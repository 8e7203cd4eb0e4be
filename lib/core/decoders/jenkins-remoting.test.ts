import { describe, expect, it } from 'vitest'
import { hexDecode } from '../bytes/hex'
import { decode } from './index'
import { jenkinsRemoting } from './jenkins-remoting'
import type { DecodeContext } from './parts/decoder'

const octets = (hex: string) => hexDecode(hex.replace(/\s/g, '')) ?? new Uint8Array()
const AGENTS: DecodeContext = { opcode: 2, direction: 'received', subprotocol: null, path: '/wsagents/' }
const utf = (text: string) => text.length.toString(16).padStart(4, '0') + Buffer.from(text, 'latin1').toString('hex')
const shown = (hex: string, context = AGENTS) => {
  const { text, ...rest } = jenkinsRemoting.decode(octets(hex), context)
  return { ...rest, value: JSON.parse(text) }
}

// A request with an id, a text, a byte array that is a stream of its own, and a class that writes something by itself.
const INNER = `aced0005 73 72 ${utf('hudson.util.ProcessTree')} 0000000000000001 02 0000 78 70`
const innerLength = (octets(INNER).length >>> 0).toString(16).padStart(8, '0')
const REQUEST = `aced0005 73 72 ${utf('hudson.remoting.UserRequest')} 0000000000000001 02 0002 5b ${utf('request')} 74 ${utf('[B')} 4c ${utf('toString')} 74 ${utf('Ljava/lang/String;')} 78
  72 ${utf('hudson.remoting.Request')} 0000000000000001 02 0001 49 ${utf('id')} 78 70
  00000007 75 72 ${utf('[B')} acf317f8060854e0 02 0000 78 70 ${innerLength} ${INNER} 74 ${utf('hudson.util.ProcessTree@1')}`
const chunk = (hex: string, more = false) => ((octets(hex).length | (more ? 0x8000 : 0)) >>> 0).toString(16).padStart(4, '0') + hex

describe('Jenkins Remoting', () => {
  it('tells a command by class and fields, and names the classes of what it carries, without making any of it', () => {
    expect(shown(chunk(REQUEST))).toEqual({
      form: 'json',
      truncated: false,
      note: null,
      value: {
        commands: [
          {
            chunks: [`at 0: ${octets(REQUEST).length} octets, the command ends here`],
            command: {
              class: 'hudson.remoting.UserRequest',
              id: 7,
              request: { octets: octets(INNER).length, classes: ['hudson.util.ProcessTree'] },
              toString: 'hudson.util.ProcessTree@1',
            },
            classes: ['hudson.remoting.UserRequest', 'hudson.remoting.Request', '[B'],
          },
        ],
      },
    })
  })

  it('tells the first message a controller of 2.578 sent: its chunk header says that the command goes on', () => {
    const { value } = shown('a000 aced0005 7372 001b 687564736f6e2e72656d6f74696e672e5573657252657175657374 0000000000000001 02 0000', {
      ...AGENTS,
      truncated: true,
    })
    expect(value.commands).toEqual([
      {
        chunks: ['at 0: 8192 octets, the command goes on'],
        command: null,
        classes: ['hudson.remoting.UserRequest'],
        'read until': expect.stringMatching(/where the octets of this message end/),
        ends: 'in a later message',
      },
    ])
  })

  it('tells two commands in one message, and a part of one that began before', () => {
    const { value } = shown(`0002 0000 ${chunk(INNER)}`)
    expect(value.commands).toMatchObject([
      { is: 'part of a command that began in an earlier message' },
      { command: { class: 'hudson.util.ProcessTree' } },
    ])
  })

  it('puts the chunks of a command together', () => {
    const all = octets(INNER)
    const cut = (start: number, end?: number) => Buffer.from(all.subarray(start, end)).toString('hex')
    const { value } = shown(`${chunk(cut(0, 20), true)}${chunk(cut(20))}`)
    expect(value.commands).toMatchObject([
      { chunks: [/goes on/, /ends here/].map((part) => expect.stringMatching(part)), command: { class: 'hudson.util.ProcessTree' } },
    ])
  })

  it('says so where there is no chunk header', () => {
    expect(shown(INNER).value).toMatchObject({
      class: expect.stringMatching(/before Jenkins 2\.229/),
      command: { class: 'hudson.util.ProcessTree' },
    })
    expect(shown('0100 01').note).toMatch(/more octets follow than this message has/)
  })

  it.each<[string, string, Partial<DecodeContext>, number]>([
    ['a chunk with a stream, anywhere', 'a000aced0005', { path: '/other' }, 90],
    ['a stream alone, at the endpoint', 'aced0005', {}, 85],
    ['a stream alone, anywhere', 'aced0005', { path: '/other' }, 15],
    ['a later chunk, at the endpoint', '00020000', {}, 60],
    ['the same anywhere', '00020000', { path: '/other' }, 0],
    ['a text', '00020000', { opcode: 1 }, 0],
    ['one octet', '00', {}, 0],
  ])('is asked for %s', (_, hex, more, priority) => expect(jenkinsRemoting.priority(octets(hex), { ...AGENTS, ...more })).toBe(priority))

  it('is chosen for a command, and stays bounded for a hostile one', () => {
    expect(decode(octets(chunk(REQUEST)), AGENTS).decoder).toBe('jenkins-remoting')
    const hostile = `aced0005 75 72 ${utf('[Ljava.lang.Object;')} 0000000000000000 02 0000 78 70 00007000 ${'70'.repeat(0x7000)}`
    const { text } = jenkinsRemoting.decode(octets(chunk(hostile)), AGENTS)
    expect(text.length).toBeLessThan(400_000)
    const deep = `aced0005 ${'73 7d 00000000 78 70'.repeat(200)}`
    expect(jenkinsRemoting.decode(octets(chunk(deep)), AGENTS).form).toBe('json')
  })
})
