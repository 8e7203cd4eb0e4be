import { describe, expect, it } from 'vitest'
import { draftShape } from './draft-shape'
import { problemsOf } from './shape'

const messages = (draft: unknown) => problemsOf(draftShape, draft, 'request').map(({ message }) => message)

describe('draftShape', () => {
  it('takes everything a draft may hold', () => {
    expect(
      messages({
        url: 'wss://a/',
        headers: [['Host', 'a'], { line: 'X: 1', enabled: false, ending: 'lf', secret: true }, { base64: 'AA==', template: true }],
        method: 'GET',
        pacing: { cuts: [1, 5], pauseMs: 10 },
        network: { alpn: ['http/1.1'], family: 6, timeouts: { connect: 1 }, maxRedirects: 1, protocol: 'h2' },
        session: {
          closeAfterMs: null,
          sendOnOpen: [{ opcode: 9, mask: '00ff00FF', declaredLength: '18446744073709551615' }],
          messages: [{ name: 'm', frame: { hex: '00 ff\n', variables: { n: '1' } } }],
        },
        variables: { 'secret:a': '' },
        note: '',
      }),
    ).toEqual([])
  })
  it.each([
    [{}, 'request.url is not given: expected it to be there'],
    [{ url: 'ws://a/', keptFrom: { profileId: 'x' } }, 'There is no field "keptFrom" here'],
    [{ url: 'ws://a/', headers: [{ line: 'A: b', kept: 1 }] }, 'There is no field "kept" here'],
    [{ url: 'ws://a/', headers: [['A']] }, 'request.headers[0]: expected a name and a value'],
    [{ url: 'ws://a/', headers: [{ line: 'A: b', base64: '' }] }, 'request.headers[0]: expected either line or base64'],
    [{ url: 'ws://a/', headers: [{}] }, 'request.headers[0]: expected either line or base64'],
    [{ url: 'ws://a/', raw: 'no base64!' }, 'request.raw is a text: expected base64'],
    [{ url: 'ws://a/', pacing: { cuts: [5, 5], pauseMs: 0 } }, 'request.pacing: expected each cut behind the one before'],
    [{ url: 'ws://a/', pacing: { pauseMs: 0 } }, 'request.pacing: expected either cuts or every'],
    [
      { url: 'ws://a/', session: { sendOnOpen: [{ text: '', hex: '' }] } },
      'request.session.sendOnOpen[0]: expected only one of text, base64, hex and raw',
    ],
    [
      { url: 'ws://a/', session: { closeAfterMs: 'soon' } },
      'request.session.closeAfterMs is a text: expected a whole number from 0 to 86400000',
    ],
  ])('tells what is wrong with %j', (draft, message) => expect(messages(draft)).toEqual([message]))
  it.each([`${'0 '.repeat(200_000)}`, `${'00 '.repeat(2_000_000)}0`, '0'])('refuses hex digits that come in no pairs', (hex) =>
    expect(messages({ url: 'ws://a/', session: { sendOnOpen: [{ hex }] } })).toHaveLength(1),
  )
})
