import { describe, expect, it } from 'vitest'
import type { Artifacts } from '../artifacts/artifacts'
import { conversation } from './conversation'
import { RULES } from './index'
import { judge } from './judge'
import { SAMPLE_RESPONSE } from './sample'
import { http2With } from './sample-http2'

const example = { name: 'the handshake of RFC 6455', because: '' }

describe('judge', () => {
  it('gives one verdict for each rule, in order, while nothing is out of reach', () => {
    expect(judge({}).map((verdict) => verdict.rule)).toEqual(RULES.map((rule) => rule.id))
  })

  it('does not ask about TLS where the URL is ws, nor about the version of HTTP that is not spoken', () => {
    const folders = (artifacts: Partial<Artifacts>) => [...new Set(judge(artifacts).map(({ rule }) => rule.split('/')[0]))]
    const clear = conversation({ ...example, response: SAMPLE_RESPONSE })
    const secure = conversation({ ...example, url: 'wss://example.com/chat', response: SAMPLE_RESPONSE })
    const overHttp2 = conversation({ ...example, url: 'wss://example.com/chat', artifacts: http2With() })
    expect(folders(clear)).toEqual(['request', 'transport', 'response'])
    expect(folders(secure)).toEqual(['request', 'transport', 'tls', 'response'])
    expect(folders(conversation({ ...example, session: [] }))).toEqual(['request', 'transport', 'response', 'frames'])
    expect(judge(overHttp2).filter(({ rule }) => rule.startsWith('http2/')).length).toBeGreaterThan(50)
    expect(judge(overHttp2).some(({ rule }) => rule === 'response/status-101' || rule === 'request/key-present')).toBe(false)
    expect(judge(overHttp2).some(({ rule }) => rule === 'request/uri-readable')).toBe(true)
  })

  it('says unknown of everything while nothing was seen', () => {
    expect(new Set(judge({}).map((verdict) => verdict.outcome))).toEqual(new Set(['unknown']))
  })

  it('lets only rules of the request speak before there is an answer', () => {
    const spoken = judge(conversation(example)).filter((verdict) => verdict.outcome !== 'unknown')
    expect(spoken.length).toBeGreaterThan(30)
    expect(spoken.filter((verdict) => !verdict.rule.startsWith('request/'))).toEqual([])
  })

  it('finds nothing but the well-known key and the clear text in the handshake of RFC 6455 §1.3', () => {
    const verdicts = judge(conversation({ ...example, response: SAMPLE_RESPONSE }))
    expect(verdicts.filter((verdict) => verdict.outcome === 'fail').map((verdict) => verdict.rule)).toEqual([
      'request/key-not-well-known',
      'request/uri-tls-beyond-this-machine',
    ])
  })

  it('names what it needs when a required artifact is absent', () => {
    const verdict = judge({}).find((candidate) => candidate.rule === 'response/upgrade-present')
    expect(verdict).toEqual({
      rule: 'response/upgrade-present',
      outcome: 'unknown',
      level: 'must',
      effect: 'clients-fail',
      section: 'rfc6455-4.1',
      title: 'The 101 has an Upgrade field',
      reason: null,
      because: 'Not seen: the response head',
      at: [],
      advice: null,
    })
  })

  it('asks only rules again that look at something new', () => {
    const first = conversation({ ...example, session: [{ received: '81 00' }] })
    const before = { artifacts: first, verdicts: judge(first) }
    const { frames, ended } = conversation({ ...example, session: [{ received: 'a1 00' }] })
    const then = { ...first, ...(frames && { frames }), ...(ended && { ended }) }
    const verdicts = judge(then, before)
    expect(verdicts).toEqual(judge(then))
    const anew = verdicts.filter((verdict, place) => verdict !== before.verdicts[place])
    expect(anew.length).toBeGreaterThan(0)
    expect(anew.filter(({ rule }) => !rule.startsWith('frames/'))).toEqual([])
  })

  it('judges the command of the Jenkins article: a key of 6 octets, an origin without a scheme, placeholders left', () => {
    const verdicts = judge(
      conversation({
        ...example,
        url: 'wss://JENKINS_URL/wsagents/',
        request: [
          'GET /wsagents/ HTTP/1.1',
          'Connection: Upgrade',
          'Upgrade: websocket',
          'Host: JENKINS_URL',
          'Origin: JENKINS_URL',
          'Sec-WebSocket-Key: REDACTED',
          'Sec-WebSocket-Version: 13',
          'Secret-Key:SECRET',
          'Node-Name:my-agent',
        ],
      }),
    )
    const failed = verdicts.filter((verdict) => verdict.outcome === 'fail')
    expect(failed.map((verdict) => `${verdict.rule}: ${verdict.because}`)).toEqual([
      'request/agent-secret-form: Secret-Key has 6 characters: expected 64 lower-case hex digits',
      'request/host-first: Host comes after "Connection": expected it first, as browsers and libraries send it',
      'request/key-16-bytes: The key is "REDACTED", which decodes to 6 octets: expected 16',
      'request/origin-serialised: Origin is "JENKINS_URL": expected a scheme before it, as in "https://JENKINS_URL"',
      'request/placeholder-left: "Host" holds "JENKINS_URL", which looks like a placeholder: expected its value',
    ])
  })

  it('names exactly what the request of a 426 lacked', () => {
    const verdicts = judge(
      conversation({
        ...example,
        url: 'ws://localhost:9002/',
        request: ['GET / HTTP/1.1', 'Host: localhost:9002'],
        response: ['HTTP/1.1 426 Upgrade Required', 'Server: WebSocket++/0.8.2'],
      }),
    )
    const status = verdicts.find((verdict) => verdict.rule === 'response/status-101')
    const lacked = '"Upgrade: websocket", "Connection: Upgrade", "Sec-WebSocket-Version: 13", a Sec-WebSocket-Key'
    expect(status?.because).toBe(`The status is 426: an upgrade is required, and the request lacked ${lacked}`)
    expect(status?.advice).toBe(`Add ${lacked} to the request.`)
    expect(verdicts.find((verdict) => verdict.rule === 'response/upgrade-required-has-upgrade')?.outcome).toBe('fail')
  })
})
