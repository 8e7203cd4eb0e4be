import { describe, expect, it } from 'vitest'
import { wscat } from './wscat'

const read = (text: string) => {
  const { drafts, notes, problems } = wscat.read(text)
  const lines = drafts[0]?.headers?.flatMap((entry) => ('line' in entry && entry.generated !== true ? [entry.line] : []))
  return { draft: drafts[0], lines, notes: notes.map(({ code }) => code), problems: problems.map(({ message }) => message) }
}

describe('wscat', () => {
  it('reads URL, headers in their order, subprotocols, origin and host', () => {
    const text =
      "$ wscat -c wss://a.example/socket -H 'X-b: 1' -H x-B:2 -o https://a.example -s chat -s 'v2' --host b.example --auth me:secret -n"
    expect(read(text)).toMatchObject({
      draft: { url: 'wss://a.example/socket', network: { verify: false } },
      lines: [
        'X-b: 1',
        'x-B:2',
        'Origin: https://a.example',
        'Host: b.example',
        'Authorization: Basic bWU6c2VjcmV0',
        'Sec-WebSocket-Protocol: chat, v2',
      ],
      notes: ['client-would-add'],
      problems: [],
    })
  })
  it('adds the lines wscat writes itself, and marks them', () => {
    expect(wscat.read('wscat -c ws://a -H A:b').drafts[0]?.headers?.[0]).toEqual({ line: 'Host: a', generated: true })
    expect(wscat.read('wscat -c ws://a').drafts).toEqual([{ url: 'ws://a' }])
  })
  it('takes a URL without scheme for ws://, and http for ws', () => {
    expect(read('wscat -c localhost:8080/x').draft?.url).toBe('ws://localhost:8080/x')
    expect(read('npx -y wscat --connect https://a/x')).toMatchObject({
      draft: { url: 'wss://a/x' },
      notes: ['scheme-mapped', 'client-would-add'],
    })
    expect(read('wscat -c {{base}}/x').draft?.url).toBe('{{base}}/x')
  })
  it('sends what -x says, and ends when -w says', () => {
    expect(read(`wscat -c ws://a -x '{"a":1}' -w 3`).draft?.session).toEqual({
      sendOnOpen: [{ opcode: 'text', text: '{"a":1}' }],
      closeAfterMs: 3000,
    })
  })
  it('reads a proxy and a version', () => {
    expect(read('wscat -c ws://a --proxy http://p:8080 -p 8')).toMatchObject({
      draft: { network: { proxy: 'http://p:8080' } },
      lines: ['Sec-WebSocket-Version: 8'],
    })
    expect(read('wscat -c ws://a --proxy ftp://p').notes).toEqual(['proxy-left-out', 'client-would-add'])
  })
  it('refuses files, a server, and what is missing, each with a sentence', () => {
    expect(read('wscat -c ws://a --ca ca.pem').problems).toEqual([
      '--ca names the file "ca.pem": files of another machine cannot be read, give its content in the network settings',
    ])
    expect(read('wscat -l 8080').problems).toEqual(['-l 8080 makes wscat a server: expected -c with the URL to connect to'])
    expect(read('wscat ws://a').problems).toEqual(['The command has no -c: expected -c with the URL to connect to'])
    expect(read("wscat -c ws://a -H '@h.txt' -H nocolon").problems).toEqual([
      '-H names the file "h.txt": give its lines one by one',
      '-H is "nocolon": expected Name: value on one line',
    ])
    expect(read('wscat -c ftp://a')).toMatchObject({ draft: undefined, problems: ['scheme is "ftp": expected "ws" or "wss"'] })
    expect(read('wscat -c ws://a -w soon').problems).toEqual(['-w is "soon": expected a number of seconds'])
  })
  it('notes what it leaves out', () => {
    expect(read('wscat -c ws://a extra --what -L --passphrase x').notes).toEqual([
      'unknown-option',
      'redirects-not-followed',
      'option-ignored',
      'operands-ignored',
      'client-would-add',
    ])
  })
  it('reads several commands, of any shell', () => {
    expect(wscat.read('wscat -c ws://a\nwscat -c "ws://b" ').drafts.map(({ url }) => url)).toEqual(['ws://a', 'ws://b'])
    expect(read('wscat.exe -c ws://a `\r\n -H "A: `"b`""').lines).toEqual(['A: "b"'])
  })
  it('is recognised by its name, and says when it is not there', () => {
    expect(['wscat -c x', 'npx wscat -c x', 'wscatter x', 'see wscat'].map(wscat.detect)).toEqual([true, true, false, false])
    expect(read('hello').problems).toEqual(['The text begins with "hello": expected wscat'])
    expect(read(`wscat ${'x'.repeat(1_048_576)}`).problems).toEqual(['The text has 1048582 characters: expected at most 1048576'])
  })
})
