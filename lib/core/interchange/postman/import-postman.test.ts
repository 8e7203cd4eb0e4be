import { describe, expect, it } from 'vitest'
import { postman } from './import-postman'

const V21 = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json'
const read = (value: unknown) => {
  const { drafts, notes, problems, placeholders } = postman.read(JSON.stringify(value))
  const lines = drafts[0]?.headers?.flatMap((entry) => ('line' in entry && entry.generated !== true ? [entry.line] : []))
  return {
    drafts,
    urls: drafts.map(({ url }) => url),
    names: drafts.map(({ note }) => note),
    lines,
    notes: notes.map(({ code }) => code),
    problems: problems.map(({ message }) => message),
    placeholders: placeholders.map(({ token }) => token),
  }
}
const collection = (item: readonly unknown[], more: object = {}, schema = V21) => ({
  info: { _postman_id: 'x', name: 'Chat', schema },
  item,
  ...more,
})
const request = (name: string, url: unknown, header: readonly unknown[] = [], more: object = {}) => ({
  name,
  request: { method: 'GET', header, url, ...more },
  response: [],
})

describe('postman, version 2', () => {
  it('reads WebSocket requests with folder and name, headers in order, variables kept', () => {
    const result = read(
      collection([
        request('Health', 'https://a.example/health'),
        {
          name: 'Rooms',
          item: [
            request('Join', { raw: 'wss://{{host}}/rooms/:id?x={{$guid}}', variable: [{ key: 'id', value: '7' }] }, [
              { key: 'x-b', value: '1' },
              { key: 'X-B', value: '{{token}}' },
              { key: 'Off', value: 'y', disabled: true },
              { key: 'x-b', value: '3' },
            ]),
          ],
        },
        request('By upgrade', 'https://b.example/ws', [{ key: 'Upgrade', value: 'websocket' }]),
      ]),
    )
    expect(result).toMatchObject({
      urls: ['wss://{{host}}/rooms/7?x={{guid}}', 'wss://b.example/ws'],
      names: ['Rooms / Join', 'By upgrade'],
      lines: ['x-b: 1', 'X-B: {{token}}', 'Off: y', 'x-b: 3'],
      problems: [],
    })
    expect(result.drafts[0]?.headers?.[7]).toEqual({ line: 'Off: y', enabled: false })
    expect(result.notes).toEqual(['scheme-mapped', 'others-left-out', 'handshake-lines-added'])
    expect(result.placeholders).toContain('{{host}}')
  })
  it('takes the nearest authorization: of the request, the folder, the collection', () => {
    const bearer = { type: 'bearer', bearer: [{ key: 'token', value: '{{token}}', type: 'string' }] }
    const older = { type: 'basic', basic: { username: 'me', password: 'secret' } }
    const lines = read(
      collection(
        [
          request('A', 'ws://a'),
          { name: 'F', auth: older, item: [request('B', 'ws://b'), request('C', 'ws://c', [], { auth: { type: 'noauth' } })] },
        ],
        { auth: bearer },
      ),
    ).drafts.map((draft) => draft.headers?.map((entry) => ('line' in entry ? entry.line : '')).at(-1))
    expect(lines).toEqual(['Authorization: Bearer {{token}}', 'Authorization: Basic bWU6c2VjcmV0', undefined])
  })
  it('puts a key that belongs into the URL there, and names an authorization it cannot write', () => {
    const key = {
      type: 'apikey',
      apikey: [
        { key: 'key', value: 'k' },
        { key: 'value', value: 'v' },
        { key: 'in', value: 'query' },
      ],
    }
    expect(read(collection([request('A', 'ws://a/?x=1')], { auth: key })).urls).toEqual(['ws://a/?x=1&k=v'])
    expect(read(collection([request('A', 'ws://a')], { auth: { type: 'oauth2', oauth2: [] } })).notes).toContain('auth-left-out')
  })
  it('takes a request that begins with a variable for one of WebSocket where the collection says so', () => {
    const result = read(
      collection([request('A', '{{base}}/x'), request('B', '{{api}}/y')], {
        variable: [
          { key: 'base', value: 'wss://a' },
          { key: 'api', value: 'https://a' },
        ],
      }),
    )
    expect(result.urls).toEqual(['{{base}}/x'])
  })
  it('reads headers as one text, as version 2.0 may write them', () => {
    const result = read(collection([{ name: 'A', request: { url: 'ws://a', header: 'X: y\nz:w' } }], {}, V21.replace('2.1.0', '2.0.0')))
    expect(result.lines).toEqual(['X: y', 'z: w'])
    expect(read(collection([{ name: 'A', request: 'ws://a/short' }])).urls).toEqual(['ws://a/short'])
  })
  it('reads what the API wraps', () => expect(read({ collection: collection([request('A', 'ws://a')]) }).urls).toEqual(['ws://a']))
})

describe('postman, version 3', () => {
  const schema = 'https://schema.postman.com/json/draft-2020-12/collection/v3.0.0/'
  it('reads WebSocket requests with their query, headers and messages', () => {
    const result = read({
      $schema: schema,
      info: { name: 'T', schema },
      item: [
        {
          type: 'folder',
          title: 'Live',
          children: [
            {
              type: 'ws-raw-request',
              title: 'Feed',
              payload: {
                url: 'wss://a/feed',
                headers: [{ key: 'X-A', value: 'b' }],
                queryParams: [
                  { key: 'q', value: '1' },
                  { key: 'r', value: '2', disabled: true },
                ],
              },
              children: [
                { type: 'ws-raw-message', title: 'Hello', payload: { type: 'json', content: '{"a":1}' } },
                { type: 'ws-raw-message', title: 'Octets', payload: { type: 'binary', subtype: 'hex', content: '0001' } },
                { type: 'ws-raw-example', title: 'no message' },
              ],
            },
            { type: 'mqtt-request', title: 'M', payload: { url: 'mqtt://a' } },
          ],
        },
      ],
    })
    expect(result).toMatchObject({ urls: ['wss://a/feed?q=1'], names: ['Live / Feed'], lines: ['X-A: b'] })
    expect(result.drafts[0]?.session?.messages).toEqual([
      { name: 'Hello', frame: { opcode: 'text', text: '{"a":1}' } },
      { name: 'Octets', frame: { opcode: 'binary', hex: '0001' } },
    ])
    expect(result.notes).toContain('others-left-out')
  })
  it('writes the URL a Socket.IO request comes to', () => {
    const item = (payload: object) => ({ info: { name: 'T', schema }, item: [{ type: 'ws-socketio-request', title: 'S', payload }] })
    expect(read(item({ url: 'https://a/admin?x=1', settings: { version: '4', path: '/io' } })).urls).toEqual([
      'wss://a/io/?EIO=4&transport=websocket&x=1',
    ])
    expect(read(item({ url: 'ws://a', settings: { version: '2' } })).urls).toEqual(['ws://a/socket.io/?EIO=3&transport=websocket'])
  })
})

describe('postman, what is none', () => {
  it('names a version it does not know', () => {
    expect(read(collection([], {}, V21.replace('2.1.0', '7.2'))).problems).toEqual([
      'The collection has the version "7.2": expected 2.0, 2.1 or 3',
    ])
    expect(read({ id: 'a', name: 'b', order: [], requests: [] }).problems).toEqual([
      'The collection is of version 1: expected 2.0, 2.1 or 3, as Postman exports it today',
    ])
  })
  it('says what else a file of Postman is, and why nothing was found', () => {
    expect(read({ id: 'a', values: [], _postman_variable_scope: 'environment' }).problems).toEqual([
      'This is an environment of variables of Postman: expected a collection',
    ])
    expect(read(collection([])).problems).toEqual(['The collection has no requests'])
    expect(read(collection([request('A', 'https://a')])).problems[0]).toMatch(
      /^None of the 1 requests of the collection is one of WebSocket: expected /,
    )
  })
  it('reads a thousand of more, and numbers a name that repeats', () => {
    const result = read(collection(Array.from({ length: 1200 }, () => request('A', 'ws://a'))))
    expect([result.drafts.length, result.names[1], result.notes.slice(0, 2)]).toEqual([1000, 'A (2)', ['names-repeated', 'drafts-cut']])
  })
  it('takes hostile members for what they are', () => {
    const hostile =
      '{"info":{"schema":"x schema.getpostman.com","__proto__":{"a":1}},"auth":{"type":"__proto__"},"item":[{"name":{"toString":1},"request":{"url":{"raw":["ws://a"],"host":"ws://a","variable":[{"key":"constructor"}]},"header":[{"key":"X\\r\\nY","value":"z"}]}}]}'
    expect(postman.read(hostile).drafts).toMatchObject([{ url: 'ws://a' }])
    expect('a' in {}).toBe(false)
  })
  it('is recognised by its schema or its items', () => {
    expect([JSON.stringify(collection([])), '{"info":{"name":"x"},"item":[]}', '{"log":{}}', '[]'].map(postman.detect)).toEqual([
      true,
      true,
      false,
      false,
    ])
  })
})
