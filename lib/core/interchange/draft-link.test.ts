import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DRAFT_LINK_LIMIT, draftFragment, draftPayload, readDraftFragment, readDraftPayload } from './draft-link'

describe('draftPayload', () => {
  it('carries placeholders instead of secrets, and comes back', () => {
    const json = draftPayload({ url: 'ws://a/', headers: [['Secret-Key', 'hunter22']], keptFrom: { profileId: 'p' } }, 'Agent')
    expect(readDraftPayload(json)).toEqual({
      ok: true,
      linked: { name: 'Agent', request: { url: 'ws://a/', headers: [['Secret-Key', '{{secret:secret-key}}']] } },
    })
  })
})

describe('readDraftFragment', () => {
  it('gives back the octets of draftFragment', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 50 }), (bytes) => {
        const fragment = draftFragment(bytes)
        expect(fragment).toMatch(/^#draft=1\.[A-Za-z0-9_-]+$/)
        const read = readDraftFragment(fragment)
        expect(read?.ok === true ? [...read.compressed] : null).toEqual([...bytes])
      }),
    )
  })
  it.each(['', '#', '#section', '#draft', '?draft=1.AA'])('leaves %j alone', (fragment) => expect(readDraftFragment(fragment)).toBeNull())
  it.each([
    ['#draft=', 'The link carries a draft of no version: this Sockscope reads version 1'],
    ['#draft=2.AA', 'The link carries a draft of version 2: this Sockscope reads version 1'],
    ['#draft=<b>.AA', 'The link carries a draft of no version: this Sockscope reads version 1'],
    ['#draft=1.', 'The link was cut off or changed on its way: ask for it again'],
    ['#draft=1.A', 'The link was cut off or changed on its way: ask for it again'],
    ['#draft=1.%%%%', 'The link was cut off or changed on its way: ask for it again'],
    [`#draft=1.${'A'.repeat(2 * DRAFT_LINK_LIMIT + 1)}`, 'The link has 524289 characters: expected at most 524288'],
  ])('refuses %j', (fragment, message) => expect(readDraftFragment(fragment)).toEqual({ ok: false, message }))
})

describe('readDraftPayload', () => {
  it.each([
    ['{', 'The link was cut off or changed on its way: ask for it again'],
    ['null', 'The draft in the link cannot be used: The value is null: expected an object'],
    ['{"request":{}}', 'The draft in the link cannot be used: request.url is not given: expected it to be there'],
    [
      '{"request":{"url":"ws://a/","keptFrom":{"profileId":"x"}}}',
      'The draft in the link cannot be used: There is no field "keptFrom" here',
    ],
  ])('refuses %s', (json, message) => expect(readDraftPayload(json)).toEqual({ ok: false, message }))
  it('never throws, whatever it is given', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.json()), (json) => {
        expect(readDraftPayload(json).ok).toBe(false)
      }),
    )
  })
})
