import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseRequestHead, parseResponseHead } from '../http1/parse-head'
import { acknowledged } from './acknowledged'

function outcome(offer: string, answer: string) {
  const request = parseRequestHead(latin1Encode(`GET / HTTP/1.1\r\nSec-WebSocket-Extensions: ${offer}\r\n\r\n`))
  const response = parseResponseHead(latin1Encode(`HTTP/1.1 101 x\r\nSec-WebSocket-Extensions: ${answer}\r\n\r\n`))
  return request && response && acknowledged(response, request, 'server_max_window_bits').because
}

describe('acknowledged (RFC 7692 §7.1)', () => {
  it('expects the parameter when every offer asks for it', () => {
    expect(outcome('permessage-deflate; server_max_window_bits=9', 'permessage-deflate; server_max_window_bits=9')).toBe('acknowledged')
    expect(outcome('permessage-deflate; server_max_window_bits=9', 'permessage-deflate')).toBe('missing')
    expect(outcome('permessage-deflate; server_max_window_bits=9, permessage-deflate', 'permessage-deflate')).toBe('notAsked')
    expect(outcome('permessage-deflate; server_max_window_bits=9', 'x')).toBe('notAccepted')
  })
})
