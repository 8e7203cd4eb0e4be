import { describe, expect, it } from 'vitest'
import type { ImportFormat } from './import-result'
import { IMPORTERS, importText } from './index'

const json = (value: unknown) => JSON.stringify(value, null, 2)
const HAR_ENTRY = {
  _resourceType: 'websocket',
  request: {
    method: 'GET',
    url: 'wss://a/x',
    headers: [
      { name: 'Cookie', value: 'sid=abc' },
      { name: 'Upgrade', value: 'websocket' },
    ],
  },
  response: { status: 101 },
}
/** One text of each format, as its tool writes it, that leads to wss://a/x. */
const SAMPLES: readonly (readonly [ImportFormat, string, string])[] = [
  ['curl', 'bash', `curl 'wss://a/x' \\\n  -H 'Cookie: sid=abc' \\\n  -H $'X-Odd: it\\'s' \\\n  --compressed`],
  ['curl', 'the Windows prompt', 'curl ^"wss://a/x^" ^\r\n  -H ^"Cookie: sid=abc^" ^\r\n  -H ^"X-Odd: ^\\^"y^\\^"^"'],
  ['curl', 'PowerShell', `curl.exe 'wss://a/x' \`\r\n  -H 'Cookie: sid=abc' \`\r\n  -H "X-Odd: it\`"s"`],
  ['wscat', 'wscat', "$ wscat -c wss://a/x -H 'Cookie: sid=abc' -s chat"],
  ['websocat', 'websocat', "websocat -H='Cookie: sid=abc' --protocol chat wss://a/x"],
  ['powershell', 'a browser', 'Invoke-WebRequest -UseBasicParsing -Uri "https://a/x" `\n-Headers @{\n"Cookie"="sid=abc"\n}'],
  [
    'fetch',
    'a browser, for the page',
    'fetch("wss://a/x", {\n  "headers": {\n    "cookie": "sid=abc"\n  },\n  "body": null,\n  "method": "GET"\n});',
  ],
  ['fetch', 'a script', `const socket = new WebSocket("wss://a/x", ["chat"]);\nsocket.onopen = () => socket.send("curl");`],
  ['har', 'a browser', json({ log: { version: '1.2', creator: { name: 'WebInspector', version: '1' }, entries: [HAR_ENTRY] } })],
  [
    'postman',
    'the app',
    json({
      info: { _postman_id: 'i', name: 'C', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
      item: [{ name: 'A', request: { method: 'GET', header: [{ key: 'Cookie', value: 'sid=abc' }], url: { raw: 'wss://a/x' } } }],
    }),
  ],
  [
    'insomnia',
    'the app',
    json({
      _type: 'export',
      __export_format: 4,
      resources: [
        { _id: 'ws-req_1', _type: 'websocket_request', name: 'A', url: 'wss://a/x', headers: [{ name: 'Cookie', value: 'sid=abc' }] },
      ],
    }),
  ],
  [
    'profile',
    'a file',
    json({
      sockscope: 'profile',
      version: 1,
      name: 'A',
      request: { url: 'wss://a/x', headers: [{ line: 'Cookie: sid=abc', secret: true }] },
    }),
  ],
  ['url', 'a bar', ' https://a/x\n'],
  ['url-list', 'a file', '# endpoints\nwss://a/x\nwss://b/y # second\n'],
  ['raw', 'a wire', 'GET /x HTTP/1.1\r\nHost: a\r\nCookie: sid=abc\r\nUpgrade: websocket\r\n\r\n'],
  ['agent-log', 'a console', "WebSocket connection to 'wss://a/x' failed: Error during WebSocket handshake: Unexpected response code: 403"],
]

describe.each(SAMPLES)('%s of %s', (format, _of, text) => {
  it('is detected as itself, and leads to its URL', () => {
    const result = importText(text)
    expect([result.format, result.drafts[0]?.url, result.problems]).toEqual([format, 'wss://a/x', []])
  })
  it('is read alike when its format is named', () => {
    expect(importText(text, format).drafts).toEqual(importText(text).drafts)
  })
  it('marks its cookie as secret', () => {
    const cookies = (importText(text).drafts[0]?.headers ?? []).filter((entry) => 'line' in entry && /^cookie\s*:/i.test(entry.line ?? ''))
    expect(cookies.every((entry) => 'secret' in entry && entry.secret === true)).toBe(true)
    expect(cookies.length).toBe(/cookie/i.test(text) ? 1 : 0)
  })
})

describe('importText', () => {
  it('has one importer a format, and a sample of each', () => {
    const formats = IMPORTERS.map((importer) => importer.format)
    expect(new Set(formats).size).toBe(formats.length)
    expect(new Set(SAMPLES.map(([format]) => format))).toEqual(new Set(formats))
  })
  it('says what a JSON is that is of no format', () => {
    expect(importText('{"a":1,"b":[]}').problems[0]?.message).toBe(
      'The JSON has the members "a", "b": expected one of HAR, Postman collection, Insomnia export',
    )
    expect(importText('[1]').problems[0]?.message).toBe('The JSON is a list of 1: expected one of HAR, Postman collection, Insomnia export')
  })
  it('points into a broken file of a known kind, and imports nothing of it', () => {
    const broken = SAMPLES.find(([format]) => format === 'har')?.[1 + 1]?.slice(0, -6) ?? ''
    expect(importText(broken)).toMatchObject({ format: 'har', drafts: [], problems: [{ start: broken.length - 1 }] })
    expect(importText('{"a":1,}').problems).toEqual([
      { message: 'The JSON cannot be read here: saw "}", expected a name in quotation marks', start: 7, end: 8 },
    ])
  })
  it('says what is too long, and what a long file must be', () => {
    expect(importText('x'.repeat(1_048_577)).problems[0]?.message).toBe('The text has 1048577 characters: expected at most 1048576')
    expect(importText('x'.repeat(1_048_577), 'auto', 67_108_864).problems[0]?.message).toBe(
      'The text has 1048577 characters and is no JSON: expected at most 1048576, or a HAR, Postman or Insomnia file',
    )
  })
  it('reads a HAR of many megabytes where it may', () => {
    const padding = { request: { url: 'https://a/', headers: [] }, response: { content: { text: 'x'.repeat(100_000) } } }
    const text = json({ log: { version: '1.2', entries: [...Array.from({ length: 60 }, () => padding), HAR_ENTRY] } })
    expect(text.length).toBeGreaterThan(6_000_000)
    expect(importText(text, 'auto', 67_108_864).drafts.map(({ url }) => url)).toEqual(['wss://a/x'])
  })
})
