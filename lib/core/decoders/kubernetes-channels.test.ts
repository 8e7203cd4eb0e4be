import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { decode } from './index'
import { kubernetesChannels } from './kubernetes-channels'

const V4 = { opcode: 2, direction: 'received', subprotocol: 'v4.channel.k8s.io' } as const
const BASE64 = { opcode: 1, direction: 'received', subprotocol: 'base64.channel.k8s.io' } as const
const text = (payload: string, context: Parameters<typeof kubernetesChannels.decode>[1] = V4) =>
  kubernetesChannels.decode(latin1Encode(payload), context).text

describe('kubernetes-channels', () => {
  it.each([
    ['\x01total 0\n', V4, 'Channel 1 (stdout)\n\ntotal 0\n'],
    ['\x01', V4, 'Channel 1 (stdout): nothing on it, the server says that it is ready'],
    ['\x00ls\n', { ...V4, direction: 'sent' } as const, 'Channel 0 (stdin)\n\nls\n'],
    ['\x04{"Width":80,"Height":24}', { ...V4, direction: 'sent' } as const, 'Channel 4 (resize)\n\n{\n  "Width": 80,\n  "Height": 24\n}'],
    ['\xff\x00', { ...V4, subprotocol: 'v5.channel.k8s.io' }, 'Closes channel 0 (stdin): no more of it follows'],
    [
      '\x03{"metadata":{},"status":"Success"}',
      V4,
      'Channel 3 (error): the command ended well\n\n{\n  "metadata": {},\n  "status": "Success"\n}',
    ],
    ['\x03container not running', { ...V4, subprotocol: 'channel.k8s.io' }, 'Channel 3 (error): an error\n\ncontainer not running'],
    ['\x00\x90\x1f', V4, 'Channel 0 (stdin): port 8080, if this is a port-forward (data of it)\n\n90 1f'],
    ['\x02\xff\xfe\xfd', V4, 'Channel 2 (stderr), 3 octets\n\nff fe fd'],
    ['1aGVsbG8=', BASE64, 'Channel 1 (stdout)\n\nhello'],
    ['0bHMK', { ...BASE64, direction: 'sent' } as const, 'Channel 0 (stdin)\n\nls\n'],
  ])('reads %j', (payload, context, shown) => {
    expect(text(payload, context)).toBe(shown)
  })

  it('tells the exit code of a Status object', () => {
    const status = '{"status":"Failure","reason":"NonZeroExitCode","details":{"causes":[{"reason":"ExitCode","message":"2"}]}}'
    expect(text(`\x03${status}`)).toMatch(/^Channel 3 \(error\): the command ended with exit code 2\n/)
  })

  it('speaks for its subprotocols only', () => {
    expect(decode(latin1Encode('\x01a'), V4).decoder).toBe('kubernetes-channels')
    expect(decode(latin1Encode('1YQ=='), BASE64).decoder).toBe('kubernetes-channels')
    expect(decode(latin1Encode('\x01a'), { ...V4, subprotocol: null }).decoder).not.toBe('kubernetes-channels')
    expect(decode(latin1Encode('1YQ=='), { ...BASE64, subprotocol: 'chat' }).decoder).toBe('text')
  })

  it('shows as hexadecimal, with the reason, what is no channel', () => {
    expect(decode(latin1Encode('xaGVsbG8='), BASE64)).toMatchObject({ decoder: 'hex', note: expect.stringContaining('not with a digit') })
    expect(decode(latin1Encode('1a*'), BASE64)).toMatchObject({ decoder: 'hex', note: expect.stringContaining('no base64') })
  })

  it('reads the beginning of a frame that was cut', () => {
    expect(text('1aGVsbG8gd29ybGQ', { ...BASE64, truncated: true })).toBe('Channel 1 (stdout)\n\nhello wor')
  })

  it('answers for any octets, bounded', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), fc.boolean(), (payload, cut) => {
        expect(decode(payload, { ...V4, truncated: cut }).text.length).toBeLessThan(5_000)
        expect(decode(payload, { ...BASE64, truncated: cut }).text.length).toBeLessThan(5_000)
      }),
    )
    expect(text(`\x02${'\xff'.repeat(100_000)}`).length).toBeLessThan(20_000)
  })
})
