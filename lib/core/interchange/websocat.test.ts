import { describe, expect, it } from 'vitest'
import { websocat } from './websocat'

const read = (text: string) => {
  const { drafts, notes, problems } = websocat.read(text)
  const lines = drafts[0]?.headers?.flatMap((entry) => ('line' in entry && entry.generated !== true ? [entry.line] : []))
  return { draft: drafts[0], lines, notes: notes.map(({ code }) => code), problems: problems.map(({ message }) => message) }
}

describe('websocat', () => {
  it('reads URL, headers in their order, subprotocol, origin and what TLS may accept', () => {
    const text =
      "websocat -k -v --protocol graphql-ws --origin https://a.example -H='X-b: 1' -H 'x-B:2' --basic-auth me:secret wss://a.example:8443/s?q=1"
    expect(read(text)).toMatchObject({
      draft: { url: 'wss://a.example:8443/s?q=1', network: { verify: false } },
      lines: ['Origin: https://a.example', 'X-b: 1', 'x-B:2', 'Authorization: Basic bWU6c2VjcmV0', 'Sec-WebSocket-Protocol: graphql-ws'],
      notes: [],
      problems: [],
    })
  })
  it('takes the words a single -H eats for headers', () => {
    expect(read("websocat ws://a -H 'A: b' 'C: d'").lines).toEqual(['A: b', 'C: d'])
  })
  it('finds the URL behind overlays and beside other addresses', () => {
    expect(read('websocat - autoreconnect:wss://a/x')).toMatchObject({ draft: { url: 'wss://a/x' }, notes: ['overlay-ignored'] })
    expect(read('websocat -b tcp-l:127.0.0.1:1234 ws://a/x')).toMatchObject({ draft: { url: 'ws://a/x' }, notes: ['operands-ignored'] })
  })
  it('reads a proxy, a name for TLS, a version and a preamble', () => {
    expect(read('websocat --socks5 127.0.0.1:9050 --tls-domain b --websocket-version 8 --preamble hello ws://a')).toMatchObject({
      draft: {
        network: { proxy: 'socks5h://127.0.0.1:9050', serverName: 'b' },
        session: { sendOnOpen: [{ opcode: 'text', text: 'hello' }] },
      },
      lines: ['Sec-WebSocket-Version: 8'],
    })
  })
  it('reads a command that is fed by a pipe', () => {
    expect(read('echo hello | websocat -n ws://a/x').draft).toEqual({ url: 'ws://a/x' })
  })
  it('refuses a server, files, and what is missing, each with a sentence', () => {
    expect(read('websocat -s 8080').problems).toEqual(['-s makes websocat a server: expected a ws:// or wss:// URL to connect to'])
    expect(read('websocat -t ws-l:127.0.0.1:80 mirror:').problems).toEqual([
      '"ws-l:127.0.0.1:80" waits for connections: expected a URL to connect to',
      'The command has no ws:// or wss:// URL: expected one',
    ])
    expect(read('websocat ws://a --basic-auth-file f').problems).toEqual([
      '--basic-auth-file names the file "f": files of another machine cannot be read, give its content in the network settings',
    ])
    expect(read('websocat ws://a:0/')).toMatchObject({ draft: undefined, problems: ['port is "0": expected a number from 1 to 65535'] })
    expect(read('websocat ws://<host>/').draft?.url).toBe('ws://<host>/')
  })
  it('notes what it leaves out', () => {
    expect(read('websocat ws://a --ping-interval 10 --what').notes).toEqual(['unknown-option', 'option-ignored'])
  })
  it('is recognised by its name, and no line that websocat prints is', () => {
    expect(['websocat ws://a', '$ websocat4 ws://a', 'websocat: WebSocketError: I/O failure'].map(websocat.detect)).toEqual([
      true,
      true,
      false,
    ])
  })
})
