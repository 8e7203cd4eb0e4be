import { expect, it } from 'vitest'
import { atPath, draftTo, plainGetTo, webSocketUrlOf } from './log-draft'

it.each([
  ['https://ci.example.com/jenkins/', 'wss://ci.example.com/jenkins/'],
  ["'ws://h:81/x'", 'ws://h:81/x'],
  ['http://h/.', 'ws://h/'],
  ['ftp://h/', null],
  ['h/x', null],
])('reads %s as %s', (found, url) => {
  expect(webSocketUrlOf(found)).toBe(url)
})

it('puts another path behind a host', () => {
  expect(atPath('wss://h:8443/a/b?c', '/login')).toBe('wss://h:8443/login')
  expect(atPath('wss://h', '/login')).toBe('wss://h/login')
})

it('makes drafts with the lines of the URL first', () => {
  expect(draftTo('wss://h/x', [{ line: 'Origin: https://h' }], 'As the log has it').headers).toEqual([
    { line: 'Host: h', generated: true },
    { line: 'Upgrade: websocket', generated: true },
    { line: 'Connection: Upgrade', generated: true },
    { line: 'Sec-WebSocket-Key: {{auto}}', generated: true },
    { line: 'Sec-WebSocket-Version: 13', generated: true },
    { line: 'Origin: https://h' },
  ])
  expect(draftTo('wss://{{host}}/x', [], '').headers?.[0]).toEqual({ line: 'Host: {{host}}', generated: true })
  expect(plainGetTo('wss://h/login', [], '').headers).toEqual([{ line: 'Host: h', generated: true }, { line: 'Connection: close' }])
})
