import { describe, expect, it } from 'vitest'
import { base64Encode } from '../bytes/base64'
import { utf8Encode } from '../bytes/utf8'
import { applyEdits } from '../changes/apply-edits'
import type { RequestDraft } from '../handshake/draft'
import { agentDraftOf, asDryRun, asReal, CONNECT_FOR_REAL, DRY_RUN, isAgentPath } from './dry-run'

const AGENT = [{ line: 'Node-Name: my-agent' }, { line: 'Secret-Key: s', secret: true }, { line: 'X-Remoting-Capability: rO0AB' }]
const STANDARD = [{ line: 'Host: ci.example.com' }, { line: 'Upgrade: websocket' }, { line: 'Connection: Upgrade' }]
const draft = (more: Partial<RequestDraft>): RequestDraft => ({ url: 'wss://ci.example.com/wsagents/', ...more })

describe('what a draft does at a Jenkins controller', () => {
  it.each<[string, RequestDraft, ReturnType<typeof agentDraftOf>]>([
    ['the handshake of an agent', draft({ headers: [...STANDARD, ...AGENT] }), 'real'],
    ['behind a context path', draft({ url: 'wss://example.com/cjoc/wsagents/', headers: [...STANDARD, ...AGENT] }), 'real'],
    ['without the upgrade', draft({ headers: AGENT }), 'dry-run'],
    ['with the upgrade switched off', draft({ headers: [{ line: 'Upgrade: websocket', enabled: false }, ...AGENT] }), 'dry-run'],
    [
      'names in lower case',
      draft({
        headers: [
          ['node-name', 'a'],
          ['secret-key', 'b'],
          ['upgrade', 'WebSocket'],
        ],
      }),
      'real',
    ],
    ['no credentials', draft({ headers: STANDARD }), null],
    ['the standard lines', draft({}), null],
    ['another path', draft({ url: 'wss://ci.example.com/wsecho/', headers: [...STANDARD, ...AGENT] }), null],
    ['the practice endpoint', draft({ url: 'practice:/jenkins-agent', headers: [...STANDARD, ...AGENT] }), 'real'],
    [
      'octets edited as one text',
      draft({ raw: base64Encode(utf8Encode('GET /wsagents/ HTTP/1.1\r\nUpgrade: websocket\r\nNode-Name: a\r\nSecret-Key: b\r\n\r\n')) }),
      'real',
    ],
    [
      'such octets without the upgrade',
      draft({ raw: base64Encode(utf8Encode('GET /wsagents/ HTTP/1.1\nNode-Name:a\nSecret-Key:b\n\n')) }),
      'dry-run',
    ],
    ['octets that are no base64', draft({ raw: '!' }), null],
  ])('%s', (_, given, kind) => expect(agentDraftOf(given)).toBe(kind))

  it.each([
    ['/wsagents/', true],
    ['/wsagents', true],
    ['/jenkins/wsagents/?x=1', true],
    ['/wsagents/x', false],
    ['/notwsagents/', false],
  ])('%s is the path of agents: %s', (path, is) => expect(isAgentPath(path)).toBe(is))
})

describe('the dry run', () => {
  it('takes away everything that asks for the upgrade, and the cookie that would take a connection over', () => {
    const removed = DRY_RUN.edits.flatMap((edit) => ('line' in edit && edit.value === null ? [edit.line] : []))
    expect(removed).toEqual([
      'Upgrade',
      'Connection',
      'Sec-WebSocket-Key',
      'Sec-WebSocket-Version',
      'Sec-WebSocket-Extensions',
      'Sec-WebSocket-Protocol',
      'Connection-Cookie',
    ])
  })

  it('is undone by connecting for real, whose side effect is said', () => {
    const set = CONNECT_FOR_REAL.edits.flatMap((edit) => ('line' in edit && edit.value !== null ? [`${edit.line}: ${edit.value}`] : []))
    expect(set).toEqual(['Connection: Upgrade', 'Upgrade: websocket', 'Sec-WebSocket-Version: 13', 'Sec-WebSocket-Key: {{auto}}'])
    expect(CONNECT_FOR_REAL.sideEffect).toMatch(/brings the node online/)
    expect(DRY_RUN.sideEffect).toMatch(/^None:/)
  })
})

describe('the edits of both', () => {
  const raw = (upgrade: string) =>
    draft({ raw: base64Encode(utf8Encode(`GET /wsagents/ HTTP/1.1\r\nHost: x\r\n${upgrade}Node-Name: a\r\nSecret-Key: b\r\n\r\n`)) })
  it.each<[string, RequestDraft]>([
    ['lines', draft({ headers: [...STANDARD, ...AGENT] })],
    ['octets edited as one text', raw('Upgrade: websocket\r\nConnection: Upgrade\r\n')],
  ])('turn %s into a dry run and back', (_, real) => {
    const dry = applyEdits(real, DRY_RUN.edits)
    expect(agentDraftOf(dry)).toBe('dry-run')
    expect(agentDraftOf(applyEdits(dry, CONNECT_FOR_REAL.edits))).toBe('real')
  })

  it('bring a draft online whose lines of the upgrade are switched off', () => {
    const dry = asDryRun(draft({ headers: [...STANDARD, ...AGENT] }))
    expect(dry && agentDraftOf(applyEdits(dry, CONNECT_FOR_REAL.edits))).toBe('real')
  })
})

describe('a draft switched between the two', () => {
  const real = draft({ headers: [...STANDARD, { line: 'Sec-WebSocket-Key: {{auto}}' }, { line: 'Sec-WebSocket-Version: 13' }, ...AGENT] })

  it('keeps its lines, switched off', () => {
    const dry = asDryRun(real)
    expect(dry && agentDraftOf(dry)).toBe('dry-run')
    expect(dry?.headers?.map((entry) => ('enabled' in entry ? entry.enabled : 'line' in entry && entry.line))).toEqual([
      'Host: ci.example.com',
      false,
      false,
      false,
      false,
      'Node-Name: my-agent',
      'Secret-Key: s',
      'X-Remoting-Capability: rO0AB',
      'Accept: application/json',
    ])
  })

  it('comes back as it was, and gets what it lacks', () => {
    const again = asReal(asDryRun(real) ?? real)
    expect(again && agentDraftOf(again)).toBe('real')
    expect(again?.headers?.map((entry) => ('line' in entry ? entry.line : null))).toEqual(
      real.headers?.map((entry) => ('line' in entry ? entry.line : null)),
    )
    expect(asReal(draft({ headers: AGENT }))?.headers?.slice(3)).toEqual([
      { line: 'Upgrade: websocket' },
      { line: 'Connection: Upgrade' },
      { line: 'Sec-WebSocket-Key: {{auto}}' },
      { line: 'Sec-WebSocket-Version: 13' },
    ])
  })

  it('is left alone where it is held as octets', () => {
    expect(asDryRun(draft({ raw: 'AA==' }))).toBeNull()
    expect(asReal(draft({ raw: 'AA==' }))).toBeNull()
  })
})
