import { expect, it } from 'vitest'
import {
  isSensitiveField,
  REPEATABLE_FIELDS,
  REQUEST_ONLY_FIELDS,
  RESPONSE_ONLY_FIELDS,
  SINGLETON_FIELDS,
  spelledField,
} from './header-names'

it.each([
  'authorization',
  'proxy-authorization',
  'cookie',
  'set-cookie',
  'secret-key',
  'connection-cookie',
  'x-api-key',
  'x-api-tunnel-token',
  'x-api-tunnel-params',
  'x-auth-token',
  'private-token',
  'cf-access-client-secret',
  'x-goog-api-key',
  'x_access_key',
  'token',
])('%s is a secret', (name) => expect(isSensitiveField(name)).toBe(true))
it.each([
  'host',
  'upgrade',
  'connection',
  'sec-websocket-key',
  'sec-websocket-protocol',
  'x-remoting-capability',
  'node-name',
  'tokenizer',
  'x-secretary',
])('%s is not', (name) => expect(isSensitiveField(name)).toBe(false))
it('keeps request and response fields apart', () => {
  expect([...REQUEST_ONLY_FIELDS].filter((name) => RESPONSE_ONLY_FIELDS.has(name))).toEqual([])
})
it('does not call a repeatable field a singleton', () => {
  expect([...REPEATABLE_FIELDS].filter((name) => SINGLETON_FIELDS.has(name))).toEqual([])
})

it.each([
  ['origin', 'Origin'],
  ['sec-websocket-key', 'Sec-WebSocket-Key'],
  ['www-authenticate', 'WWW-Authenticate'],
  ['x-cli-error', 'X-CLI-Error'],
])('%s is written %s', (name, spelled) => {
  expect(spelledField(name)).toBe(spelled)
})
