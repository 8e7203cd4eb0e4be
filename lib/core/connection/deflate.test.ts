import { expect, it } from 'vitest'
import { head } from '../../testing/play'
import { parseRequestHead, parseResponseHead } from '../http1/parse-head'
import { readDeflate } from './deflate'

const agree = (offer: string, answer: string) => {
  const response = parseResponseHead(head('HTTP/1.1 101 x', `Sec-WebSocket-Extensions: ${answer}`))
  return response && readDeflate(parseRequestHead(head('GET / HTTP/1.1', `Sec-WebSocket-Extensions: ${offer}`)), response)
}

it('is agreed on when offered and accepted (RFC 7692 §5.1)', () => {
  expect(agree('permessage-deflate; client_max_window_bits', 'permessage-deflate')).toEqual({ serverTakeover: true, clientTakeover: true })
  expect(agree('permessage-deflate', 'permessage-deflate; server_no_context_takeover')).toEqual({
    serverTakeover: false,
    clientTakeover: true,
  })
  expect(agree('x, permessage-deflate', 'Permessage-Deflate;client_no_context_takeover')).toEqual({
    serverTakeover: true,
    clientTakeover: false,
  })
})

it('is not agreed on when one side does not name it', () => {
  expect(agree('x', 'permessage-deflate')).toBeNull()
  expect(agree('permessage-deflate', 'x')).toBeNull()
})

it('reads the bits of windows that are smaller than the largest (RFC 7692 §7.1.2)', () => {
  expect(
    agree('permessage-deflate; client_max_window_bits', 'permessage-deflate; server_max_window_bits=10; client_max_window_bits="9"'),
  ).toEqual({
    serverTakeover: true,
    clientTakeover: true,
    serverBits: 10,
    clientBits: 9,
  })
  expect(agree('permessage-deflate', 'permessage-deflate; server_max_window_bits=15')).toEqual({
    serverTakeover: true,
    clientTakeover: true,
  })
  expect(agree('permessage-deflate', 'permessage-deflate; server_max_window_bits=7')).toEqual({
    serverTakeover: true,
    clientTakeover: true,
  })
})
