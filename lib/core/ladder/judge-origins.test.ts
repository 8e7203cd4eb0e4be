import { describe, expect, it } from 'vitest'
import type { LadderAnswer } from './answer'
import { judgeOrigins } from './judge-origins'
import { planOrigins } from './origins'
import { originsReport } from './origins-report'

const OPEN: LadderAnswer = { outcome: 'opens', status: 101 }
const NO: LadderAnswer = { outcome: 'refused', status: 403 }
const SILENT: LadderAnswer = { outcome: 'no-answer', status: null }
const plan = planOrigins({
  url: 'wss://app.example.com/x',
  headers: [
    ['Host', 'app.example.com'],
    ['Cookie', 'sid=1'],
  ],
})
/** Every cell refused but these. */
const judged = (cells: Record<string, LadderAnswer>, of = plan) =>
  judgeOrigins(of, new Map(of.cells.map(({ id }) => [id, cells[id] ?? NO])))

describe('cross-site hijacking', () => {
  it('is claimed where own and foreign origin open with the cookie and both are refused without it', () => {
    const result = judged({ 'same/cookie': OPEN, 'foreign/cookie': OPEN })
    expect(result).toMatchObject({ hijacking: 'shown', flips: ['foreign/cookie'] })
    expect(result.sentence).toBe(
      'Cross-site hijacking is shown: with the cookie the endpoint opens for its own origin and for Other site (https://evil.test), and without the cookie it refuses both.',
    )
    expect(result.details).toContain(
      'Whether a browser attaches the cookie to a cross-site request depends on its SameSite attribute, which was not looked at.',
    )
  })
  it('is claimed for a trick with the name or for null as well', () => {
    for (const id of ['null', 'host-first', 'host-last'])
      expect(judged({ 'same/cookie': OPEN, [`${id}/cookie`]: OPEN }).hijacking).toBe('shown')
  })
  it('is never claimed because a missing Origin was accepted', () => {
    const result = judged({ 'same/cookie': OPEN, 'none/cookie': OPEN })
    expect(result.hijacking).toBe('refuted')
    expect(result.details).toContain('Without an Origin line it opens. Browsers always send one: that is no sign of cross-site hijacking.')
  })
  it.each([
    [
      'it opens without the cookie too',
      { 'same/cookie': OPEN, 'foreign/cookie': OPEN, 'same/none': OPEN, 'foreign/none': OPEN },
      'opens without the cookie too',
    ],
    ['the own origin with the cookie is refused', { 'foreign/cookie': OPEN }, 'already the own origin with the cookie is refused with 403'],
    ['without the cookie there was no answer', { 'same/cookie': OPEN, 'foreign/cookie': OPEN, 'same/none': SILENT }, 'which is no refusal'],
    [
      'the foreign origin without the cookie was not refused',
      { 'same/cookie': OPEN, 'foreign/cookie': OPEN, 'foreign/none': SILENT },
      'was not refused',
    ],
    ['a foreign origin had no answer', { 'same/cookie': OPEN, 'foreign/cookie': SILENT }, '3 of 4 cross-site origins'],
  ])('is not claimed where %s', (_, cells, says) => {
    const result = judged(cells as Record<string, LadderAnswer>)
    expect(result.hijacking).toBe('open')
    expect(result.sentence).toContain(says)
  })
  it('is not claimed for origins of the same site, which are told apart', () => {
    const result = judged({ 'same/cookie': OPEN, 'sibling/cookie': OPEN })
    expect(result).toMatchObject({ hijacking: 'refuted', flips: ['sibling/cookie'] })
    expect(result.details).toContain(
      'With the cookie it also opens for Sibling subdomain (https://sibling.example.com): whoever controls such an origin could use it.',
    )
  })
  it('is not claimed where cells were not tried', () => {
    const some = (...ids: string[]) => judgeOrigins(plan, new Map(ids.map((id) => [id, OPEN])))
    expect(some().sentence).toContain('was not tried')
    expect(some('same/cookie').sentence).toContain('the own origin without the cookie was not tried')
  })
  it('is not claimed of a request without a cookie', () => {
    const token = planOrigins({ url: 'wss://a.example/', headers: [['Authorization', 'Bearer 0123456789']] })
    const result = judged({ 'same/token': OPEN, 'foreign/token': OPEN, 'foreign/none': OPEN }, token)
    expect(result.hijacking).toBe('open')
    expect(result.sentence).toContain('the request has no cookie')
    expect(result.details).toEqual(
      expect.arrayContaining([
        'With the token it opens for Other site (https://evil.test). A foreign page does not have the token: that alone is no hijacking.',
        'Without credentials it opens for Other site (https://evil.test): the endpoint is open to anybody, whatever the Origin.',
      ]),
    )
    expect(judged({ 'same/token': OPEN }, token).details).toContain('With the token it opens for its own origin only.')
  })
})

describe('originsReport', () => {
  const report = (url: string) => {
    const answers = new Map(
      plan.cells.flatMap(({ id }) => (id.startsWith('port') ? [] : [[id, id === 'same/cookie' ? OPEN : NO] as const])),
    )
    return originsReport({ url, at: '2026-01-01T00:00:00.000Z', tool: 'Sockscope' }, plan, answers, judgeOrigins(plan, answers))
  }
  it('holds the claim, the table and how it was made', () => {
    const text = report('wss://app.example.com/x')
    expect(text).toContain('Endpoint: `wss://app.example.com/x`')
    expect(text).toContain('| Origin | cookie | no credentials |\n| --- | --- | --- |\n| No Origin | refused with 403 | refused with 403 |')
    expect(text).toContain('| Same origin: `https://app.example.com` | opened | refused with 403 |')
    expect(text).toContain('| Other port: `https://app.example.com:8443` | not tried | not tried |')
    expect(text).toContain('**Cross-site hijacking of the handshake was not possible')
  })
  it('lets no text of a URL out of its place', () => {
    expect(report('wss://a/`|\n# x')).toContain('Endpoint: `wss://a/ \\| # x`')
  })
})
