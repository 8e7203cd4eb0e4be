import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { stableJson } from './stable-json'

describe('stableJson', () => {
  it('writes known keys in their order, one header a line, and a line feed at the end', () => {
    const value = {
      request: {
        variables: { url: '2', headers: '1', a: '' },
        headers: [['Host', 'a'], { generated: true, line: 'Upgrade: websocket' }],
        network: { verify: false, alpn: ['h2', 'http/1.1'] },
        url: 'ws://a/',
        note: undefined,
      },
      tags: [],
      name: 'n',
      session: {},
    }
    expect(stableJson(value)).toBe(`{
  "name": "n",
  "tags": [],
  "request": {
    "url": "ws://a/",
    "headers": [
      ["Host", "a"],
      { "line": "Upgrade: websocket", "generated": true }
    ],
    "network": {
      "alpn": ["h2", "http/1.1"],
      "verify": false
    },
    "variables": {
      "a": "",
      "headers": "1",
      "url": "2"
    }
  },
  "session": {}
}
`)
  })
  it('is JSON of the same value, and the same text whatever the order of keys', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (value) => {
        const text = stableJson(value)
        expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)))
        expect(stableJson(Object.fromEntries(Object.entries(value).reverse()))).toBe(text)
      }),
    )
  })
})
