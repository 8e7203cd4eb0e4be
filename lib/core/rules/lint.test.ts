import { describe, expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { parseTarget } from '../handshake/target'
import { fieldList } from '../http2/field-list'
import { lint } from './lint'
import { requestWhere } from './sample'

const URL_TYPED = 'wss://example.com/chat'
const target = parseTarget(URL_TYPED)
const octets = (lines: readonly string[]) => latin1Encode(`${lines.join('\r\n')}\r\n\r\n`)
const fresh = (...lines: string[]) => [...requestWhere('Sec-WebSocket-Key', 'Sec-WebSocket-Key: 6sPTGOzN2mSItXU5bQVZ9w=='), ...lines]

describe('lint', () => {
  it('finds nothing in a sound request', () => {
    expect(lint(URL_TYPED, target.ok ? target.target : null, octets(fresh()))).toEqual([])
  })

  it('gives what fails, with its place', () => {
    const found = lint(URL_TYPED, target.ok ? target.target : null, octets(fresh('Origin: https://example.com/')))
    expect(found.map((verdict) => verdict.rule)).toEqual(['request/origin-serialised'])
    expect(found[0]?.at).toEqual([{ part: 'request', start: 160, end: 180 }])
  })

  it('gives every word of the request rules when asked', () => {
    const all = lint(URL_TYPED, target.ok ? target.target : null, octets(fresh()), true)
    expect(all.length).toBeGreaterThan(40)
    expect(all.every((verdict) => verdict.rule.startsWith('request/'))).toBe(true)
  })

  it('speaks of the URL alone when the octets are no request', () => {
    const found = lint('http://example.com/#a', null, Uint8Array.of(0, 1, 2))
    expect(found.map((verdict) => verdict.rule)).toEqual(['request/uri-no-fragment', 'request/uri-scheme'])
  })

  it('speaks of the fields of HTTP/2 by its rules, and of the URL (RFC 8441 §5)', () => {
    const list = fieldList([
      [':method', 'GET'],
      [':path', '/chat'],
    ])
    const words = lint('ws://example.com/chat#a', target.ok ? target.target : null, list, true)
    const failed = words.filter((verdict) => verdict.outcome === 'fail').map((verdict) => verdict.rule)
    expect(failed).toEqual(expect.arrayContaining(['request/uri-no-fragment', 'http2/request-method-connect', 'http2/request-authority']))
    expect(words.find((verdict) => verdict.rule === 'request/host-present')?.outcome).toBe('unknown')
    expect(words.every((verdict) => verdict.rule.startsWith('request/') || verdict.rule.startsWith('http2/request-'))).toBe(true)
  })
})
