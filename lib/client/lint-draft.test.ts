import { describe, expect, it } from 'vitest'
import { latin1Decode } from '../core/bytes/latin1'
import { judgeRequest } from './judge-request'
import { lintDraft, sendable } from './lint-draft'

const KEY = 'AQIDBAUGBwgJCgsMDQ4PEA=='

describe('lintDraft', () => {
  it('shows the octets of the standard handshake (RFC 6455 §4.1)', () => {
    expect(latin1Decode(lintDraft({ url: 'ws://example.com/chat' }, KEY, judgeRequest).bytes)).toBe(
      `GET /chat HTTP/1.1\r\nHost: example.com\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: ${KEY}\r\nSec-WebSocket-Version: 13\r\n\r\n`,
    )
  })

  it('shows the fields of an extended CONNECT, and the lines that have no place in it (RFC 8441 §4)', () => {
    const headers = [{ line: 'Host: h' }, { line: 'Upgrade: websocket' }, { line: 'X-Mine:  1 ' }]
    const lint = lintDraft({ url: 'wss://example.com/chat', headers, network: { protocol: 'h2' } }, KEY, judgeRequest)
    expect(latin1Decode(lint.bytes)).toBe(
      ':method: CONNECT\r\n:protocol: websocket\r\n:scheme: https\r\n:path: /chat\r\n:authority: h\r\nx-mine: 1\r\n',
    )
    expect(lint.ranges.map(({ entry }) => entry)).toEqual([null, null, null, null, 0, 2])
    expect(lint.leftOut.map(({ name }) => name)).toEqual(['Host', 'Upgrade'])
    expect(lint.findings.map(({ verdict }) => verdict.rule)).toEqual(['http2/request-version-present-13'])
  })

  it('says at the field what HTTP/2 cannot do', () => {
    expect(lintDraft({ url: 'wss://h/', body: 'x', network: { protocol: 'h2' } }, KEY, null).problems.map(({ path }) => path)).toEqual([
      'request.body',
    ])
  })

  it('sends a line without a colon as it was typed, and points a finding at its entry', () => {
    const { bytes, findings } = lintDraft(
      { url: 'ws://example.com/', headers: [{ line: 'Host: example.com' }, { line: 'bad name: 1' }] },
      KEY,
      judgeRequest,
    )
    expect(latin1Decode(bytes)).toContain('\r\nbad name: 1\r\n')
    expect(findings.some((finding) => finding.place === 1)).toBe(true)
  })

  it('still judges the lines while the URL cannot be read, and says what is wrong with it', () => {
    const read = lintDraft({ url: 'https://example.com/', headers: [{ line: 'X A: 1' }] }, KEY, judgeRequest)
    expect(read.urlProblem?.offer).toBe('wss://example.com/')
    expect(read.findings.every((finding) => finding.place === 0)).toBe(true)
    expect(read.target).toBeNull()
  })

  it('judges the URL with the values of its placeholders in place', () => {
    const rulesOf = (variables: Record<string, string>) =>
      lintDraft({ url: 'ws://example.com/agents/{{node}}', variables }, KEY, judgeRequest).findings.map(({ verdict }) => verdict.rule)
    expect(rulesOf({})).toEqual(expect.arrayContaining(['request/uri-percent-encoded', 'request/placeholder-left']))
    expect(rulesOf({ node: 'build-7' })).not.toEqual(expect.arrayContaining(['request/uri-percent-encoded']))
    expect(rulesOf({ node: 'build-7' })).not.toEqual(expect.arrayContaining(['request/placeholder-left']))
    expect(rulesOf({ node: 'build 7' })).toContain('request/uri-percent-encoded')
  })

  it('lists placeholders without a value', () => {
    expect(lintDraft({ url: 'ws://example.com/', headers: [{ line: 'Node-Name: {{node}}' }] }, KEY, judgeRequest).missing).toEqual(['node'])
  })
})

it('has no findings, and says so, while the rules are being loaded', () => {
  expect(lintDraft({ url: 'ws://example.com/', headers: [] }, KEY, null)).toMatchObject({ findings: [], judged: false })
})

describe('sendable', () => {
  it('leaves field lines and kept entries alone', () => {
    const headers = [{ line: 'Secret-Key:SECRET' }, { line: '****', kept: 2 }, ['X Y', '1'] as const]
    expect(sendable({ url: '', headers }).headers).toEqual(headers)
  })
})

it('finds nothing wrong in a URL that waits for what a before step gives, and asks for no value of it', () => {
  const step = { name: 'a', method: 'GET', url: 'http://h/', extract: [{ variable: 'sid', from: { json: '$.sid' } }] }
  const lint = lintDraft({ url: 'wss://h/?sid={{sid}}', before: [step] }, KEY, judgeRequest)
  expect(lint.findings.filter(({ place }) => place === 'url')).toEqual([])
  expect(lint.missing).toEqual([])
  expect(latin1Decode(lint.bytes)).toMatch(/^GET \/\?sid=\{\{sid\}\} HTTP/)
})
