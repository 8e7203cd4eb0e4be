import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { utf8Encode } from '../bytes/utf8'
import { parseResponseHead } from '../http1/parse-head'
import { jsonValue, sourceWords, valueIn } from './extract'

const head = parseResponseHead(
  latin1Encode(
    'HTTP/1.1 201 Created\r\nX-Token: first\r\nx-token: second\r\nX-Name: J\xc3\xb6rg\r\nSet-Cookie: R_SESS=old\r\nSet-Cookie: R_SESS=token-x:abc=; Path=/\r\n\r\n',
  ),
)
const found = (from: Parameters<typeof valueIn>[0], body = '') => head && valueIn(from, head, utf8Encode(body))

it('takes a value by JSON path: texts as they are, others as JSON', () => {
  const body = '{"token":"a\\"b","expires_in":3600,"deep":[{"id":{"x":1}}],"nothing":null}'
  expect(found({ json: '$.token' }, body)).toBe('a"b')
  expect(found({ json: '$.expires_in' }, body)).toBe('3600')
  expect(found({ json: '$.deep[0].id' }, body)).toBe('{"x":1}')
  for (const path of ['$.nothing', '$.none', '$.deep[4]', 'token']) expect(found({ json: path }, body)).toBe(null)
  expect(found({ json: '$.token' }, '<html>')).toBe(null)
})

it('reads the JSON behind an Engine.IO packet type or a prefix against inclusion', () => {
  expect(jsonValue('$.sid', '0{"sid":"lv_VI97HAXpY6yYWAAAB","upgrades":["websocket"]}')).toBe('lv_VI97HAXpY6yYWAAAB')
  expect(jsonValue('$.a', ')]}\',\n{"a":1}')).toBe('1')
  expect(jsonValue('$', '12')).toBe('12')
})

it('takes a value of a header line, the first, and of a cookie, the last', () => {
  expect(found({ header: 'x-TOKEN' })).toBe('first')
  expect(found({ header: 'X-Name' })).toBe('Jörg')
  expect(found({ header: 'X-None' })).toBe(null)
  expect(found({ cookie: 'R_SESS' })).toBe('token-x:abc=')
  expect(found({ cookie: 'r_sess' })).toBe(null)
})

it('leaves patterns to others, and takes nothing that is empty or beyond the bound', () => {
  expect(found({ regex: 'x' }, 'x')).toBe(undefined)
  expect(found({ json: '$' }, '""')).toBe(null)
  expect(found({ json: '$' }, JSON.stringify('x'.repeat(65_537)))).toBe(null)
})

it('says where a source looks', () => {
  expect([{ json: '$.a' }, { header: 'X-A' }, { cookie: 'SID' }, { regex: 'a(b)' }].map(sourceWords)).toEqual([
    '$.a',
    'header X-A',
    'cookie SID',
    '/a(b)/',
  ])
})
