import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { readDeflate } from '../connection/deflate'
import { parseRequestHead, parseResponseHead } from '../http1/parse-head'
import { framesReceived, WITH_DEFLATE, withDeflate } from './sample-frames'

function agreed({ request, response }: { request: readonly string[]; response: readonly string[] }) {
  const octets = (lines: readonly string[]) => latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)
  const head = parseResponseHead(octets(response))
  return head && readDeflate(parseRequestHead(octets(request)), head)
}

it('agrees on permessage-deflate, as it is and with parameters', () => {
  expect(agreed(WITH_DEFLATE)).toEqual({ serverTakeover: true, clientTakeover: true })
  expect(agreed(withDeflate('server_no_context_takeover'))).toMatchObject({ serverTakeover: false })
  expect(agreed(withDeflate('server_max_window_bits=8'))).toMatchObject({ serverBits: 8 })
})

it('is a session in which frames came, and nothing else that was not asked for', () => {
  const { received, sent } = framesReceived({ faultsAtFirst: 2 }).frames
  expect([received.any, received.faultsAtFirst, received.faults, sent.any]).toEqual([true, 2, {}, false])
})
