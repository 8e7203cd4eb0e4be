import { describe, expect, it } from 'vitest'
import { planFor } from '../../testing/connection'
import { dialTarget, parseConnectTo } from './dial-target'

describe('dial-target', () => {
  it.each([
    ['10.0.0.5:443', { host: '10.0.0.5', port: 443 }],
    ['[::1]:8080', { host: '::1', port: 8080 }],
    [' backend.example:80 ', { host: 'backend.example', port: 80 }],
  ])('reads %s', (text, expected) => {
    expect(parseConnectTo(text)).toEqual(expected)
  })

  it.each(['backend', 'backend:', 'backend:0', 'backend:65536', '::1:80', '[::1]', 'a b:80', '[]:80'])('refuses "%s"', (text) => {
    expect(() => parseConnectTo(text)).toThrow(`connectTo is "${text}"`)
  })

  it('prefers connectTo to the host of the URL, and leaves it out when empty', () => {
    expect(dialTarget(planFor(80, { network: { connectTo: 'localhost:81' } }))).toEqual({ host: 'localhost', port: 81 })
    expect(dialTarget(planFor(80, { network: { connectTo: '' } }))).toEqual({ host: '127.0.0.1', port: 80 })
  })
})
