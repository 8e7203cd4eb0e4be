import { deflateRawSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { draftFragment } from '../core/interchange/draft-link'
import { draftOfFragment, fragmentOfDraft } from './draft-link'

const fragmentOf = (text: string | Uint8Array) => draftFragment(deflateRawSync(text))

describe('a link that carries a draft', () => {
  it('brings it to another browser, with a placeholder instead of the secret', async () => {
    const fragment = await fragmentOfDraft(
      {
        url: 'wss://ü/',
        headers: [
          ['Secret-Key', 'canary-7f3a9c51e2'],
          ['X', 'ü'],
        ],
      },
      'Agent',
    )
    expect(fragment).toMatch(/^#draft=1\.[A-Za-z0-9_-]+$/)
    expect(await draftOfFragment(fragment)).toEqual({
      ok: true,
      linked: {
        name: 'Agent',
        request: {
          url: 'wss://ü/',
          headers: [
            ['Secret-Key', '{{secret:secret-key}}'],
            ['X', 'ü'],
          ],
        },
      },
    })
  })
  it('leaves other fragments alone', async () => expect(await draftOfFragment('#notes')).toBeNull())
  it('is refused where the draft is too large', async () => {
    await expect(fragmentOfDraft({ url: 'ws://a/', body: 'x'.repeat(300_000) })).rejects.toThrow(
      'The draft has 294 KiB, and a link carries at most 256: save it as a profile and export that as a file',
    )
  })
  it('stops inflating at its limit', async () => {
    const bomb = fragmentOf(new Uint8Array(64 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    expect(await draftOfFragment(bomb)).toEqual({
      ok: false,
      message: 'The link inflates to more than 256 KiB: expected a draft of at most that',
    })
  })
  it.each([
    ['cut off', fragmentOf('{"request":{"url":"ws://a/"}}').slice(0, -6)],
    ['no DEFLATE', draftFragment(new Uint8Array([255, 255, 255, 255]))],
    ['no UTF-8', fragmentOf(new Uint8Array([0xff, 0xfe]))],
    ['no JSON', fragmentOf('{"request"')],
  ])('tells what is %s in a sentence', async (_what, fragment) => {
    expect(await draftOfFragment(fragment)).toEqual({ ok: false, message: 'The link was cut off or changed on its way: ask for it again' })
  })
})
