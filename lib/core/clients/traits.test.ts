import { expect, it } from 'vitest'
import { conversation } from '../rules/conversation'
import { responseWhere, responseWith, SAMPLE_RESPONSE } from '../rules/sample'
import { TRAITS } from './traits'

const holding = (response: readonly string[] | string) => {
  const artifacts = conversation({ name: '', because: '', response })
  return TRAITS.filter((trait) => trait.holds(artifacts)).map(({ id }) => id)
}

it('finds nothing in the answer of the RFC, and nothing where nothing was seen', () => {
  expect(holding(SAMPLE_RESPONSE)).toEqual([])
  expect(TRAITS.filter((trait) => trait.holds({}))).toEqual([])
})

it('finds each trait where it is', () => {
  expect(holding(responseWhere('Connection', 'Connection: Upgrade, keep-alive'))).toEqual(['trait/connection-has-more-members'])
  expect(holding(responseWhere('Connection', 'Connection: keep-alive, Upgrade'))).toEqual([
    'trait/connection-has-more-members',
    'trait/connection-begins-with-another-member',
  ])
  expect(holding(responseWith('Connection: upgrade'))).toEqual(['trait/connection-on-more-lines'])
  expect(holding(responseWhere('Connection', 'Connection: close', 'Connection: Upgrade'))).toEqual([
    'trait/connection-begins-with-another-member',
    'trait/connection-on-more-lines',
    'trait/first-connection-line-without-upgrade',
  ])
  expect(holding(responseWith('Connection: close'))).toEqual([
    'trait/connection-on-more-lines',
    'trait/last-connection-line-without-upgrade',
  ])
  expect(holding(responseWith('Sec-WebSocket-Version: 8'))).toEqual(['trait/other-version-on-a-101'])
  expect(holding(responseWith('Sec-WebSocket-Version: 13'))).toEqual([])
  expect(holding(responseWith('Server: caf\xe9'))).toEqual(['trait/octets-above-ascii'])
  expect(holding(responseWith('Sec-WebSocket-Extensions: permessage-deflate; server_max_window_bits="12"'))).toEqual([
    'trait/extension-value-quoted',
  ])
  expect(holding(`HTTP/1.1 100 Continue\r\n\r\n${SAMPLE_RESPONSE.join('\r\n')}\r\n\r\n`)).toEqual(['trait/continue-first'])
  expect(holding(`HTTP/1.1 103 Early Hints\r\n\r\n${SAMPLE_RESPONSE.join('\r\n')}\r\n\r\n`)).toEqual(['trait/early-hints-first'])
  expect(holding(responseWhere('Upgrade', 'Upgrade: websocket\t'))).toEqual(['trait/space-after-value'])
  expect(holding(responseWith('Content-Length: +1'))).toEqual(['trait/length-of-a-101-unreadable'])
  expect(holding(responseWith('Content-Length: 1', 'Content-Length: 2'))).toEqual(['trait/lengths-of-a-101-differ'])
  expect(holding(responseWith(`X-Long: ${'a'.repeat(17_000)}`))).toEqual(['trait/line-over-8-kib', 'trait/head-over-16-kib'])
})

it('looks for white space only after values of the handshake', () => {
  expect(holding(responseWith('Server: a '))).toEqual([])
})
