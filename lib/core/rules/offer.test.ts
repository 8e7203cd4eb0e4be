import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseRequestHead } from '../http1/parse-head'
import { deflateOf, extensionsOf, missingForUpgrade, offeredSubprotocols, paramOf, repeatedParams, windowBits } from './offer'
import { requestWhere, requestWith, SAMPLE_REQUEST } from './sample'

function head(lines: readonly string[]) {
  const parsed = parseRequestHead(latin1Encode(`${lines.join('\r\n')}\r\n\r\n`))
  if (!parsed) throw new Error('no head')
  return parsed
}

describe('missingForUpgrade', () => {
  it('names what a plain GET lacks, and nothing in a whole request (RFC 6455 §4.1)', () => {
    expect(missingForUpgrade(head(['GET / HTTP/1.1', 'Host: a']))).toEqual([
      '"Upgrade: websocket"',
      '"Connection: Upgrade"',
      '"Sec-WebSocket-Version: 13"',
      'a Sec-WebSocket-Key',
    ])
    expect(missingForUpgrade(head(SAMPLE_REQUEST))).toEqual([])
    expect(missingForUpgrade(head(requestWhere('Sec-WebSocket-Key')))).toEqual(['a Sec-WebSocket-Key'])
  })
})

describe('offeredSubprotocols', () => {
  it('reads all lines and keeps the spelling', () => {
    const request = head(requestWith('Sec-WebSocket-Protocol: Chat, v2', 'Sec-WebSocket-Protocol: v3'))
    expect(offeredSubprotocols(request)).toEqual(['Chat', 'v2', 'v3'])
  })
})

describe('extensionsOf', () => {
  it('reads all lines once (RFC 6455 erratum 3433)', () => {
    const request = head(requestWith('Sec-WebSocket-Extensions: permessage-deflate; a; b=1; a', 'Sec-WebSocket-Extensions: x'))
    expect(extensionsOf(request).extensions.map((extension) => extension.name)).toEqual(['permessage-deflate', 'x'])
    expect(extensionsOf(request)).toBe(extensionsOf(request))
    const [deflate] = deflateOf(request)
    if (!deflate) throw new Error('no permessage-deflate')
    expect([paramOf(deflate, 'a'), paramOf(deflate, 'b'), paramOf(deflate, 'c')]).toEqual([null, '1', undefined])
    expect(repeatedParams(deflate).map((param) => param.name)).toEqual(['a'])
  })
})

describe('windowBits', () => {
  it('takes 8 to 15 without leading zeros (RFC 7692 §7.1.2)', () => {
    expect(['8', '9', '10', '15'].map(windowBits)).toEqual([8, 9, 10, 15])
    expect(['7', '16', '08', '010', '+9', '', null].map(windowBits)).toEqual([null, null, null, null, null, null, null])
  })
})
