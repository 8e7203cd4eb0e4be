import { describe, expect, it } from 'vitest'
import { fetchCall } from './fetch'

const read = (text: string) => {
  const { drafts, notes, problems } = fetchCall.read(text)
  const lines = drafts[0]?.headers?.flatMap((entry) => ('line' in entry && entry.generated !== true ? [entry.line] : []))
  return {
    urls: drafts.map(({ url }) => url),
    lines,
    notes: notes.map(({ code }) => code),
    problems: problems.map(({ message }) => message),
  }
}

/** As Chrome copies the row of a WebSocket: for a page without the lines that a page may not set, for Node.js with all. */
const FOR_PAGE = `fetch("wss://a.example/live?room=1", {
  "headers": {
    "accept-language": "de-DE,de;q=0.9",
    "cache-control": "no-cache",
    "sec-websocket-extensions": "permessage-deflate; client_max_window_bits",
    "sec-websocket-key": "dGhlIHNhbXBsZSBub25jZQ==",
    "sec-websocket-version": "13"
  },
  "body": null,
  "method": "GET",
  "mode": "cors",
  "credentials": "include"
});`
const FOR_NODE = FOR_PAGE.replace('"headers": {', '"headers": {\n    "cookie": "sid=abc",\n    "Origin": "https://a.example",')

describe('fetchCall', () => {
  it('reads what Chrome copies, with the lines it leaves out put back', () => {
    expect(read(FOR_PAGE)).toEqual({
      urls: ['wss://a.example/live?room=1'],
      lines: [
        'accept-language: de-DE,de;q=0.9',
        'cache-control: no-cache',
        'sec-websocket-extensions: permessage-deflate; client_max_window_bits',
        'sec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==',
        'sec-websocket-version: 13',
      ],
      notes: ['cookies-missing'],
      problems: [],
    })
    expect(fetchCall.read(FOR_PAGE).drafts[0]?.headers?.slice(0, 3)).toEqual([
      { line: 'Host: a.example', generated: true },
      { line: 'Upgrade: websocket', generated: true },
      { line: 'Connection: Upgrade', generated: true },
    ])
    expect(read(FOR_NODE).lines?.slice(0, 2)).toEqual(['cookie: sid=abc', 'Origin: https://a.example'])
  })
  it('reads what Firefox copies', () => {
    const text = `await fetch("https://a.example/live", {\n    "credentials": "omit",\n    "headers": {\n        "User-Agent": "Mozilla/5.0",\n        "Upgrade": "websocket"\n    },\n    "method": "GET",\n    "mode": "cors"\n});`
    expect(read(text)).toMatchObject({
      urls: ['wss://a.example/live'],
      lines: ['User-Agent: Mozilla/5.0', 'Upgrade: websocket'],
      notes: ['scheme-mapped'],
    })
  })
  it('keeps the handshakes of all that was copied, and says how many others there were', () => {
    const all = `fetch("https://a/x", {"method":"POST","body":"x"}) ;\n${FOR_PAGE.slice(0, -1)} ;\nfetch("https://a/y", {});`
    expect(read(all)).toMatchObject({ urls: ['wss://a.example/live?room=1'] })
    expect(read(all).notes).toContain('others-left-out')
  })
  it('reads new WebSocket, with subprotocols and the options of the ws package', () => {
    expect(read(`const s = new WebSocket('wss://a/x', ['v1', "v2"], { origin: 'https://b', headers: { 'X-A': token } })`)).toMatchObject({
      urls: ['wss://a/x'],
      lines: ['Origin: https://b', 'X-A: {{token}}', 'Sec-WebSocket-Protocol: v1, v2'],
    })
    expect(fetchCall.read('new WebSocket("ws://a")').drafts).toEqual([{ url: 'ws://a' }])
  })
  it('makes a placeholder of what a script adds, and of headers as a list too', () => {
    const result = fetchCall.read(`fetch(\`https://\${host}/x\`, { headers: [["Authorization", "Bearer " + process.env.TOKEN]] })`)
    expect(result.drafts[0]?.url).toBe('wss://{{host}}/x')
    expect(result.placeholders.map(({ token }) => token)).toEqual(['{{host}}', '{{TOKEN}}'])
  })
  it('says what it leaves out', () => {
    expect(read('fetch("https://a", { method: "POST", body: "x", headers: { ":authority": "a", "b": "c\\r\\nd: e" } })')).toMatchObject({
      notes: ['scheme-mapped', 'method-left-out', 'body-left-out', 'lines-left-out'],
      lines: undefined,
    })
  })
  it('points at what cannot be read', () => {
    expect(read('fetch("ftp://a")').problems).toEqual(['The URL is "ftp://a": expected ws://, wss://, http:// or https://'])
    expect(read('fetch("https://a", {').problems).toEqual(['The call does not end: expected ")" after what it is given'])
    expect(read('fetch(url)').problems).toEqual([
      'There is no call of fetch or WebSocket with a URL in quotation marks: expected fetch("https://…", { … })',
    ])
  })
  it('is recognised by a call with a URL', () => {
    expect([FOR_PAGE, 'new WebSocket("ws://a")', "WebSocket connection to 'wss://a/x' failed: ", 'fetch(x)'].map(fetchCall.detect)).toEqual(
      [true, true, false, false],
    )
  })
})
