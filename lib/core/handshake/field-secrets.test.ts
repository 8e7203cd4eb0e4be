import { expect, it } from 'vitest'
import { fieldSecretSpans } from './field-secrets'
import { maskText, union } from './spans'

it.each([
  ['authorization', 'Bearer abc def', 'Bearer *******'],
  ['authorization', 'basic  dTpw', 'basic  ****'],
  ['authorization', 'Digest username="u", response="r"', `Digest ${'*'.repeat(26)}`],
  ['authorization', 'mytoken is secret', '*****************'],
  ['authorization', '', ''],
  ['proxy-authorization', 'Bearer', '******'],
  ['cookie', 'R_SESS=token-abc:xyz;  theme=dark; lone', 'R_SESS=*************;  theme=****; ****'],
  ['cookie', 'a=b=c', 'a=***'],
  ['set-cookie', 'JSESSIONID=abc; Path=/x; HttpOnly; SameSite=Lax', 'JSESSIONID=***; Path=/x; HttpOnly; SameSite=Lax'],
  ['set-cookie', 'a=1; Expires=Wed, 21 Oct 2026 07:28:00 GMT; odd=2', 'a=*; Expires=Wed, 21 Oct 2026 07:28:00 GMT; odd=*'],
  ['set-cookie', 'a=1; Path=/, b=2', 'a=*; Path=/, b=*'],
  ['secret-key', '0123abcd', '********'],
  ['x-api-tunnel-token', 'x:y', '***'],
  [
    'sec-websocket-protocol',
    'v4.channel.k8s.io, base64url.bearer.authorization.k8s.io.ZXlK',
    'v4.channel.k8s.io, base64url.bearer.authorization.k8s.io.****',
  ],
  ['sec-websocket-protocol', 'realtime, openai-insecure-api-key.sk-123', 'realtime, openai-insecure-api-key.******'],
  ['sec-websocket-protocol', 'Bearer, abc, chat', 'Bearer, ***, chat'],
  ['sec-websocket-protocol', 'graphql-transport-ws, tokenring', 'graphql-transport-ws, tokenring'],
  ['host', 'a.example', 'a.example'],
  ['sec-websocket-key', 'dGhlIHNhbXBsZSBub25jZQ==', 'dGhlIHNhbXBsZSBub25jZQ=='],
])('%s: %j', (name, value, masked) => expect(maskText(value, union(fieldSecretSpans(name, value)))).toBe(masked))
