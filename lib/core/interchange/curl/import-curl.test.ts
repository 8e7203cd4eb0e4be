import { describe, expect, it } from 'vitest'
import { fillPlaceholders } from '../placeholders'
import { curl, importCurl } from './import-curl'

/** The command of the CloudBees article on verifying a Jenkins WebSocket endpoint, to the letter. */
const JENKINS =
  '$ curl --http1.1 -i -N --header "Connection: Upgrade" --header "Upgrade: websocket" --header "Host: JENKINS_URL" ' +
  '--header "Origin: JENKINS_URL" --header "Sec-WebSocket-Key: REDACTED" --header "Sec-WebSocket-Version: 13" --header "Secret-Key:SECRET" ' +
  '--header "X-Remoting-Capability:rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4=" ' +
  '--header "Node-Name:my-agent" https://JENKINS_URL/wsagents/'
const LINES = [
  'Connection: Upgrade',
  'Upgrade: websocket',
  'Host: JENKINS_URL',
  'Origin: JENKINS_URL',
  'Sec-WebSocket-Key: REDACTED',
  'Sec-WebSocket-Version: 13',
  'Secret-Key:SECRET',
  'X-Remoting-Capability:rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4=',
  'Node-Name:my-agent',
]
const lines = (texts: readonly string[]) => texts.map((line) => ({ line }))

describe('importCurl', () => {
  it('reads the Jenkins command: the same lines in the same order, as typed', () => {
    const result = importCurl(JENKINS)
    expect(result.drafts).toEqual([{ url: 'wss://JENKINS_URL/wsagents/', headers: lines(LINES) }])
    expect(result.problems).toEqual([])
    expect(result.notes.map((note) => note.code)).toEqual(['scheme-mapped', 'curl-would-add'])
  })
  it('says what curl would add and move in the Jenkins command, and does it with one button', () => {
    const note = importCurl(JENKINS).notes[1]
    expect(note?.text).toBe('curl itself would add User-Agent: curl/8.5.0, Accept: */* and write Host before the other lines')
    expect(note?.apply).toEqual({
      url: 'wss://JENKINS_URL/wsagents/',
      headers: lines([
        'Host: JENKINS_URL',
        'User-Agent: curl/8.5.0',
        'Accept: */*',
        'Connection: Upgrade',
        'Upgrade: websocket',
        'Origin: JENKINS_URL',
        'Sec-WebSocket-Key: REDACTED',
        'Sec-WebSocket-Version: 13',
        'Secret-Key:SECRET',
        'X-Remoting-Capability:rO0ABXNyABpodWRzb24ucmVtb3RpbmcuQ2FwYWJpbGl0eQAAAAAAAAABAgABSgAEbWFza3hwAAAAAAAAAf4=',
        'Node-Name:my-agent',
      ]),
    })
  })
  it('asks for the placeholders of the Jenkins command, and fills them', () => {
    const { drafts, placeholders } = importCurl(JENKINS)
    expect(placeholders).toEqual([
      {
        token: 'JENKINS_URL',
        where: ['url', 'headers[2]', 'headers[3]'],
        suggestion: 'jenkins_url',
        secret: false,
        example: 'ci.example.com',
      },
      { token: 'REDACTED', where: ['headers[4]'], suggestion: 'auto', secret: false, example: '{{auto}}' },
      { token: 'SECRET', where: ['headers[6]'], suggestion: 'secret:secret_key', secret: true },
    ])
    const [draft] = drafts
    if (draft === undefined) throw new Error('no draft')
    expect(fillPlaceholders(draft, { JENKINS_URL: 'ci.example', REDACTED: '{{auto}}', SECRET: '{{secret:agent}}' })).toEqual({
      url: 'wss://ci.example/wsagents/',
      headers: lines([
        ...LINES.slice(0, 2),
        'Host: ci.example',
        'Origin: ci.example',
        'Sec-WebSocket-Key: {{auto}}',
        'Sec-WebSocket-Version: 13',
        'Secret-Key:{{secret:agent}}',
        ...LINES.slice(7),
      ]),
    })
  })
  it('reads a command with its output below, and text above', () => {
    const result = importCurl(`Use this:\n\n${JENKINS}\nHTTP/1.1 101 Switching Protocols\nUpgrade: WebSocket\n`)
    expect(result.drafts).toEqual(importCurl(JENKINS).drafts)
    expect(result.notes.map((note) => note.code)).toContain('rest-ignored')
  })
  it('reads several commands and several URLs', () => {
    expect(importCurl('curl ws://a ws://b\n\ncurl -k ws://c').drafts.map((draft) => draft.url)).toEqual(['ws://a', 'ws://b', 'ws://c'])
  })
  it('reads what a browser copies for bash', () => {
    const text =
      "curl 'wss://a.example/socket' \\\n  -H 'Upgrade: websocket' \\\n  -H 'Origin: https://a.example' \\\n  -H $'X-Odd: it\\'s \\u00e9' \\\n  --insecure"
    expect(importCurl(text).drafts).toEqual([
      {
        url: 'wss://a.example/socket',
        headers: lines(['Upgrade: websocket', 'Origin: https://a.example', "X-Odd: it's \u00e9"]),
        network: { verify: false },
      },
    ])
  })
  it('reads what a browser copies for the Windows prompt', () => {
    expect(importCurl('curl ^"https://a/?x=1^&y=2^" ^\r\n  -H ^"Cookie: a=^\\^"b^\\^"^" ^\r\n  -H ^"X: y^"').drafts).toEqual([
      { url: 'wss://a/?x=1&y=2', headers: lines(['Cookie: a="b"', 'X: y']) },
    ])
  })
  it('names the handshake lines that are missing, and adds them with one button', () => {
    const note = importCurl('curl https://a/x -H A:b').notes.find((one) => one.code === 'handshake-lines-missing')
    expect(note?.text).toMatch(/^Without Host, Upgrade, Connection, Sec-WebSocket-Key, Sec-WebSocket-Version /)
    expect(note?.apply?.headers?.length).toBe(6)
  })
  it.each([
    ['root@host:~# curl ws://a', 1],
    ['C:\\Users\\me> curl.exe ws://a', 1],
    ['  sudo curl ws://a', 1],
    ['TOKEN=x curl ws://a', 1],
    ['# a comment\ncurl ws://a # more', 1],
    ['curly ws://a', 0],
    ['wget ws://a', 0],
  ])('finds the command in %j', (text, count) => expect(importCurl(text).drafts.length).toBe(count))
  it('points at what cannot be read', () => {
    const at = (text: string) => importCurl(text).problems.map(({ message, start, end }) => [message, text.slice(start, end)])
    expect(at("curl 'ws://a")).toEqual([["The quote ' is not closed: expected another before the end", "'"]])
    expect(at('curl -k')).toEqual([['The command has no URL: expected one', 'curl -k']])
    expect(at('curl')).toEqual([['The command has no URL: expected one', 'curl']])
    expect(at('curl ftp://a -k')).toEqual([['The URL is "ftp://a": expected http://, https://, ws:// or wss://', 'ftp://a']])
    expect(at('  wget x')).toEqual([['The text begins with "wget": expected curl', 'wget']])
    expect(at('')).toEqual([['The text begins with "": expected curl', '']])
  })
  it('keeps the draft beside a refused file', () => {
    const result = importCurl('curl ws://a --cacert ca.pem')
    expect([result.drafts.length, result.problems.length]).toEqual([1, 1])
  })
  it('refuses more than 1 MiB', () => {
    expect(importCurl(`curl ws://a/${'x'.repeat(1_048_576)}`).problems[0]?.message).toBe(
      'The text has 1048588 characters: expected at most 1048576',
    )
  })
  it('takes linear time on texts made to be slow', () => {
    expect(importCurl(`curl ws://a ${"-H 'A: b' ".repeat(20_000)}`).drafts[0]?.headers?.length).toBe(20_000)
    expect(importCurl(' '.repeat(1_000_000)).drafts).toEqual([])
    expect(importCurl('curl\n'.repeat(100_000)).drafts).toEqual([])
  })
})
it('is recognised by the command at the beginning of a line', () => {
  expect([curl.detect('$ curl x'), curl.detect('see curl x'), curl.detect('GET / HTTP/1.1')]).toEqual([true, false, false])
})
