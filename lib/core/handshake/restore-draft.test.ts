import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { InputError } from '../errors/errors'
import type { HeaderEntry, RequestDraft } from './draft'
import { redactDraft } from './redact-draft'
import { restoreDraft } from './restore-draft'

const exact: RequestDraft = {
  url: 'wss://u:password@ci.example/?token=abcdef',
  headers: [['Host', 'ci.example'], ['Authorization', 'Bearer abcdefgh'], { line: 'Secret-Key:SECRET', ending: 'lf' }],
  network: { proxy: 'http://u:proxypass@p' },
  variables: { 'secret:x': 'variable' },
  session: { sendOnOpen: [{ text: 'abcdefgh' }], messages: [{ name: 'sign in', frame: { text: '{"token":"abcdefgh"}' } }] },
  expectations: [
    { kind: 'status', is: [101] },
    { kind: 'message', which: 'any', test: 'equals', value: 'abcdefgh' },
  ],
  early: 'YWJjZGVmZ2g=',
}
const problems = (masked: RequestDraft) => {
  try {
    restoreDraft(masked, exact)
  } catch (error) {
    if (error instanceof InputError) return error.problems.map((problem) => problem.path)
  }
  return []
}

describe('restoreDraft', () => {
  it('brings back every exact value of an unchanged draft', () => {
    expect(restoreDraft({ ...redactDraft(exact), keptFrom: { attemptId: 'a' } }, exact)).toEqual(exact)
  })
  it('brings back any draft', () => {
    const entry: fc.Arbitrary<HeaderEntry> = fc.oneof(
      fc.tuple(fc.constantFrom('Host', 'Authorization', 'Cookie', 'X-Api-Key'), fc.string({ maxLength: 12 })),
      fc.record({ line: fc.constantFrom('A: b', 'Secret-Key: abcdef', 'Cookie: a=b'), enabled: fc.boolean(), secret: fc.boolean() }),
    )
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 5 }), (headers) => {
        const draft = { url: 'ws://a/?token=secret', headers }
        expect(restoreDraft(redactDraft(draft), draft)).toEqual(draft)
      }),
    )
  })
  it('takes what was typed anew, moved, disabled or removed', () => {
    const masked = redactDraft(exact)
    const [host, authorization, key] = masked.headers ?? []
    if (!host || !authorization || !key || !('line' in authorization) || !('line' in key)) throw new Error('no entries')
    expect(restoreDraft({ ...masked, headers: [{ ...key, enabled: false }, authorization, ['New', 'x']] }, exact).headers).toEqual([
      { line: 'Secret-Key:SECRET', ending: 'lf', enabled: false },
      ['Authorization', 'Bearer abcdefgh'],
      ['New', 'x'],
    ])
    expect(restoreDraft({ ...masked, headers: [{ ...authorization, line: 'Authorization: Bearer typed' }] }, exact).headers).toEqual([
      { line: 'Authorization: Bearer typed', secret: true },
    ])
    expect(restoreDraft({ ...masked, headers: [{ ...authorization, enabled: false }] }, exact).headers).toEqual([
      { line: 'Authorization: Bearer abcdefgh', enabled: false },
    ])
  })
  it('keeps values for another path of the same target', () => {
    expect(restoreDraft({ ...redactDraft(exact), url: 'wss://ci.example:443/other' }, exact)).toMatchObject({
      url: 'wss://ci.example:443/other',
      headers: exact.headers,
    })
  })
  it.each(['ws://ci.example/', 'wss://ci.example:8443/', 'wss://evil.example/', 'wss://ci.example.evil/', 'nothing'])(
    'gives no value to %s, and names what must be typed again',
    (url) => {
      expect(problems({ ...redactDraft(exact), url }).sort()).toEqual([
        'request.early',
        'request.expectations[1]',
        'request.headers[1]',
        'request.headers[2]',
        'request.network.proxy',
        'request.session.messages[0]',
        'request.session.sendOnOpen[0]',
        'request.variables.secret:x',
      ])
    },
  )
  it('asks nothing for another target when nothing masked is left', () => {
    expect(restoreDraft({ url: 'ws://other/', headers: [['Host', 'other']] }, exact)).toEqual({
      url: 'ws://other/',
      headers: [['Host', 'other']],
    })
  })
  it('does not send a mask for a value', () => {
    const masked = redactDraft(exact)
    expect(problems({ ...masked, headers: [{ line: 'X-Other: Bearer ********', kept: 1 }] })).toEqual(['request.headers[0]'])
    expect(problems({ ...masked, headers: [{ line: 'A: *******', kept: 9 }] })).toEqual(['request.headers[0]'])
    expect(problems({ ...masked, url: `${masked.url}&more=1` })).toEqual(['request.url'])
  })
  it('compares targets after their variables', () => {
    const draft: RequestDraft = { url: 'wss://{{host}}/', headers: [{ line: 'Secret-Key: abcdef' }], variables: { host: 'a' } }
    expect(restoreDraft(redactDraft(draft), draft)).toEqual(draft)
    expect(() => restoreDraft({ ...redactDraft(draft), variables: { host: 'evil' } }, draft)).toThrow(InputError)
  })
})
