import { expect, it } from 'vitest'
import type { RequestHead } from '../http1/head'
import { conversation } from '../rules/conversation'
import { requestWith } from '../rules/sample'
import { withOffer } from './as-the-client-asked'

function requestOf(...lines: string[]): RequestHead {
  const { request } = conversation({ name: '', because: '', request: requestWith(...lines) })
  if (!request) throw new Error('no request')
  return request
}

const extensions = (head: RequestHead) => head.lines.filter((line) => line.name === 'Sec-WebSocket-Extensions').map((line) => line.value)

it('puts the offer of the client in place of what was asked, and leaves every other line', () => {
  const asked = requestOf('Sec-WebSocket-Extensions: x', 'Sec-WebSocket-Protocol: chat', 'Sec-WebSocket-Extensions: y')
  const own = withOffer(asked, 'permessage-deflate')
  expect(extensions(own)).toEqual(['permessage-deflate'])
  expect(own.lines.map((line) => line.name)).toContain('Sec-WebSocket-Protocol')
  expect(extensions(withOffer(asked, null))).toEqual([])
  expect(extensions(withOffer(requestOf(), 'permessage-deflate'))).toEqual(['permessage-deflate'])
})

it('gives back the same head where the client offers the same', () => {
  const asked = requestOf('Sec-WebSocket-Extensions: permessage-deflate')
  expect(withOffer(asked, 'permessage-deflate')).toBe(asked)
  const nothing = requestOf()
  expect(withOffer(nothing, null)).toBe(nothing)
})
