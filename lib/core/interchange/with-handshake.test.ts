import { describe, expect, it } from 'vitest'
import { asksForUpgrade, withHandshake } from './with-handshake'

const names = (url: string, lines: readonly string[]) =>
  withHandshake(
    url,
    lines.map((line) => ({ line })),
  )?.map((entry) => ('line' in entry ? entry.line : ''))

describe('withHandshake', () => {
  it('puts the missing lines before those that are there, which keep order, case and repeats', () => {
    expect(names('wss://a:8443/x', ['x-b: 1', 'X-A: 2', 'x-b: 3'])).toEqual([
      'Host: a:8443',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: {{auto}}',
      'Sec-WebSocket-Version: 13',
      'x-b: 1',
      'X-A: 2',
      'x-b: 3',
    ])
  })
  it('repeats no line that is there, whatever its case', () => {
    expect(
      names('ws://a', ['HOST: b', 'upgrade: websocket', 'connection: upgrade', 'sec-websocket-key: k', 'sec-websocket-version: 13'])
        ?.length,
    ).toBe(5)
  })
  it('writes the host of a URL that is still to be filled', () => {
    expect(names('wss://{{host}}:{{port}}/x', ['A: b'])?.[0]).toBe('Host: {{host}}:{{port}}')
    expect(names('{{base}}/x', ['A: b'])?.[0]).toBe('Host: {{host}}')
  })
  it('leaves a request without lines to the composer', () => expect(withHandshake('ws://a', [])).toBe(undefined))
  it('counts a line that is off as missing', () => {
    expect(withHandshake('ws://a', [{ line: 'Host: b', enabled: false }])?.length).toBe(6)
  })
})
it('knows an Upgrade to websocket', () => {
  expect(asksForUpgrade([{ line: 'UPGRADE : WebSocket' }])).toBe(true)
  expect(asksForUpgrade([['upgrade', 'websocket']])).toBe(true)
  expect(asksForUpgrade([{ line: 'Upgrade: h2c' }, { line: 'Upgrade: websocket', enabled: false }, { base64: 'AA==' }])).toBe(false)
})
