import { describe, expect, it } from 'vitest'
import { base64Encode } from '../../bytes/base64'
import { latin1Encode } from '../../bytes/latin1'
import { redactDraft } from '../../handshake/redact'
import { markOf } from './marked'
import { planOf, urlOf } from './plan'

const octets = (text: string) => base64Encode(latin1Encode(text))
const texts = (plan: ReturnType<typeof planOf>) => plan.lines.map(({ text }) => text)

describe('planOf', () => {
  it('writes the standard lines where a draft has none', () => {
    const plan = planOf({ url: 'wss://a.example:443/x?y' }, { key: 'AAAAAAAAAAAAAAAAAAAAAA==' })
    expect(texts(plan)).toEqual([
      'Host: a.example',
      'Upgrade: websocket',
      'Connection: Upgrade',
      'Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==',
      'Sec-WebSocket-Version: 13',
    ])
    expect([urlOf(plan, 'https'), plan.tls, plan.freshKey, plan.target]).toEqual(['https://a.example/x?y', true, true, null])
  })
  it('keeps order, case, repeats and spacing of lines, and leaves out what is not sent', () => {
    const plan = planOf({
      url: 'ws://a/',
      headers: [['x', '1'], { line: 'X:2 ' }, { line: 'no', enabled: false }, { base64: octets('Y: \xff') }, ['x', ''], { line: 'z : 3' }],
    })
    expect(plan.lines.map(({ text, name, value, usual, spaced }) => [text, name, value, usual, spaced])).toEqual([
      ['x: 1', 'x', '1', true, true],
      ['X:2 ', 'X', '2 ', true, false],
      ['Y: \xff', 'Y', '\xff', true, true],
      ['x: ', 'x', '', true, true],
      ['z : 3', 'z', '3', false, true],
    ])
  })
  it('makes a variable of each mask, and of nothing else (T-24)', () => {
    const masked = redactDraft({
      url: 'wss://u:pw-secret@a/?token=canary1&q=*',
      headers: [
        ['Secret-Key', 'canary-2'],
        ['Accept', '*/*'],
        ['Cookie', 'sid=canary-3; path=/'],
      ],
      network: { proxy: 'http://me:canary-4@p:8080' },
      variables: { 'secret:x': 'canary-5', y: 'plain' },
      body: '{{y}} {{secret:x}}',
    })
    const plan = planOf(masked)
    expect(texts(plan)).toEqual([`Secret-Key: ${markOf(2)}`, 'Accept: */*', `Cookie: sid=${markOf(3)}; path=${markOf(4)}`])
    expect(plan.resource).toBe(`/?token=${markOf(0)}&q=*`)
    expect(plan.proxy).toBe(`http://me:${markOf(1)}@p:8080`)
    expect(plan.body).toBe(`plain ${markOf(5)}`)
    expect(plan.variables.map(({ name }) => name)).toEqual(['URL_TOKEN', 'PROXY_PASSWORD', 'SECRET_KEY', 'COOKIE_SID', 'COOKIE_PATH', 'X'])
  })
  it('fills in exact values where they are given', () => {
    const plan = planOf(
      {
        url: 'ws://{{host}}/',
        headers: [{ line: 'Secret-Key: {{secret:x}}' }, ['A', '******']],
        variables: { 'secret:x': 'v', host: 'b' },
      },
      { masked: false },
    )
    expect([urlOf(plan, 'ws'), ...texts(plan)]).toEqual(['ws://b/', 'Secret-Key: v', 'A: ******'])
    expect(plan.variables).toEqual([])
  })
  it('reads raw octets as lines, masks by their field', () => {
    const plan = planOf({ url: 'ws://a/', raw: octets('GET /z HTTP/1.0\r\nSecret-Key: ****\r\nAccept: */*\r\nTE\r\n\r\n') })
    expect(texts(plan)).toEqual([`Secret-Key: ${markOf(0)}`, 'Accept: */*', 'TE'])
    expect([plan.method, plan.target, plan.version, plan.variables[0]?.name]).toEqual(['GET', '/z', '1.0', 'SECRET_KEY'])
  })
  it('names the address of a practice endpoint, and says of a URL that it cannot be read', () => {
    expect(urlOf(planOf({ url: 'practice:/echo' }, { practice: '127.0.0.1:4000' }), 'ws')).toBe('ws://127.0.0.1:4000/echo')
    expect([planOf({ url: '' }).isReadable, planOf({ url: 'wss://{{h}}/' }).isReadable]).toEqual([false, true])
  })
})
