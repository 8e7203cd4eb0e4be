import { expect, it } from 'vitest'
import { maskedPlaces } from './masked-places'
import { redactDraft } from './redact-draft'

it('names every field that a masked draft has no value for', () => {
  const masked = redactDraft({
    url: 'ws://user:pw1@example.com/a?token=0123456789',
    headers: [
      ['Host', 'example.com'],
      ['Authorization', 'Bearer 0123456789abcdef'],
      ['Cookie', 'a=b'],
    ],
    network: { proxy: 'http://me:secret-of-proxy@proxy.example:3128' },
    session: {
      sendOnOpen: [
        { opcode: 'text', text: 'hello 0123456789abcdef' },
        { opcode: 'binary', hex: '01' },
      ],
    },
  })
  expect(maskedPlaces({ ...masked, keptFrom: { attemptId: 'x' } })).toEqual([
    'request.url',
    'request.headers[1]',
    'request.headers[2]',
    'request.network.proxy',
    'request.session.sendOnOpen[0].text',
  ])
})

it('sees masked octets in base64, and nothing where nothing is masked', () => {
  expect(maskedPlaces({ url: 'ws://a/', raw: 'R0VUICoqKioqKio=' })).toEqual(['request.raw'])
  expect(maskedPlaces({ url: 'ws://a/**', headers: [['Accept', '*/*']] })).toEqual([])
})
