import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { HeaderEntry, RequestDraft } from '../../handshake/draft'
import { importCurl } from '../curl/import-curl'
import { reproduce } from '.'

const line = fc
  .tuple(
    fc.stringMatching(/^[A-Za-z0-9!#$%&'*+.^_`|~-]{1,12}$/),
    fc.constantFrom(': ', ':', ':  '),
    fc.oneof(
      fc.string({ maxLength: 30 }),
      fc.string({ unit: 'grapheme', maxLength: 12 }),
      fc.constantFrom(
        '',
        `it's "x"`,
        '$HOME',
        '`id`',
        '!!',
        '\\',
        'a\\',
        "'",
        '*/*',
        '\ttab',
        'a;',
        '@x',
        '%PATH%',
        '\u202e',
        '\x1b[2J',
        '^"',
      ),
    ),
  )
  // A line ends at CR or LF, and a word at NUL; spaces around a value are no part of it.
  .map(([name, colon, value]) => `${name}${colon}${value.replaceAll(/[\r\n\0]/g, '')}`.trimEnd())
const lines = fc.array(line, { maxLength: 8 })

const drafted = (headers: readonly HeaderEntry[]): RequestDraft => ({ url: 'wss://a.example:8443/x?a=b&c', headers })
const again = (draft: RequestDraft) => {
  const { drafts, problems, notes } = importCurl(reproduce(draft, 'curl').text)
  return { draft: drafts[0], problems, unknown: notes.filter(({ code }) => code === 'unknown-option' || code === 'option-ignored') }
}

describe('curl, read and written again', () => {
  it('keeps every header line: order, case, repeats, quotes, empty values, $ and back quotes', () => {
    fc.assert(
      fc.property(lines, (texts) => {
        const first = again(drafted(texts.map((text) => ({ line: text, template: false }))))
        expect([first.problems, first.unknown]).toEqual([[], []])
        expect(first.draft?.headers).toEqual(texts.map((text) => ({ line: text })))
        expect(
          again({
            ...first.draft,
            url: first.draft?.url ?? '',
            headers: first.draft?.headers?.map((entry) => ({ ...entry, template: false })) ?? [],
          }).draft,
        ).toEqual(first.draft)
      }),
      { numRuns: 500 },
    )
  })
  it.each<RequestDraft>([
    { url: 'ws://a/', headers: [], method: 'PUT', target: '*', body: `it's\n"x"`, httpVersion: '1.0' },
    {
      url: 'wss://[::1]:8443/a',
      headers: [],
      network: { connectTo: '[fe80::1]:1', verify: false, family: 6, minTls: '1.2', maxTls: '1.3' },
    },
    { url: 'ws://a/', headers: [], network: { proxy: 'http://u:p%40@p.example:8080' }, session: { closeAfterMs: 1500 } },
    { url: 'ws://a/', headers: [], network: { proxy: 'socks5h://p.example:1080', timeouts: { connect: 2500 } } },
    { url: 'ws://a/', headers: [], method: 'HEAD', network: { socketPath: '/run/x.sock' } },
  ])('keeps %j', (draft) => {
    expect(again(draft)).toEqual({ draft, problems: [], unknown: [] })
  })
  it('T-24: reads a variable as a placeholder to fill in', () => {
    const { placeholders, drafts } = importCurl(
      reproduce({ url: 'ws://a/', headers: [{ line: 'Secret-Key: ****', kept: 0 }] }, 'curl').text,
    )
    expect(drafts[0]?.headers).toEqual([{ line: 'Secret-Key: $SECRET_KEY' }])
    expect(placeholders).toMatchObject([{ token: '$SECRET_KEY', suggestion: 'secret:secret_key', secret: true }])
  })
})
