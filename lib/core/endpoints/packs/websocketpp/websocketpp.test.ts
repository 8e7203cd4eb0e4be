import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../../testing/pack-tester'
import { recorded } from '../../../../testing/recorded'
import { websocketpp } from '.'

const wpp = (name: string) => recorded(`websocketpp-0.8.2/${name}`)
const bad = (name: string) => recorded(`websocketpp-0.8.2-bad/${name}`)

testPack(websocketpp, {
  'websocketpp/not-an-upgrade': {
    shown: {
      'a plain GET': wpp('plain_get'),
      'Connection: keep-alive': wpp('keep_alive'),
      'no Upgrade': wpp('no_upgrade'),
      'it was asked for, and did not arrive': { ...wpp('plain_get'), request: wpp('good').request ?? '' },
    },
    not: { 'ws has a body': recorded('captures/ws/plain') },
    confidence: 'certain',
  },
  'websocketpp/http-handler': {
    shown: { 'it sets no status': recorded('websocketpp-0.8.2-http/plain_get') },
    not: { 'no version': wpp('missing_version') },
  },
  'websocketpp/unreadable': {
    shown: { 'no Host': bad('no_host'), 'a line without a colon': bad('colonless') },
    not: { 'the handshake refuses with a reason phrase': wpp('missing_key') },
    confidence: 'certain',
  },
  'websocketpp/head-too-large': { shown: { '17000 octets': bad('large_head') } },
  'websocketpp/body-too-large': { shown: { '33,000,000 octets': bad('content_length') } },
  'websocketpp/version': { shown: { '99': wpp('version99') }, not: { 'no number': bad('bad_version') }, mentions: ['13'] },
  'websocketpp/no-version': {
    shown: { none: wpp('missing_version') },
    not: { 'a plain GET': recorded('websocketpp-0.8.2-http/plain_get') },
  },
  'websocketpp/handshake-field': {
    shown: {
      'no key': wpp('missing_key'),
      POST: wpp('post'),
      'HTTP/1.0': wpp('http10'),
      'a version that is no number': bad('bad_version'),
      'a port that is no number': bad('bad_host_port'),
      'extensions that cannot be read': wpp('bad_extension'),
    },
    not: { 'no Host': bad('no_host'), 'the application refuses': recorded('websocketpp-0.8.2-refuse/good') },
    confidence: 'certain',
  },
  'websocketpp/validate': {
    shown: {
      'without a status': recorded('captures/websocketpp-validate-false/good'),
      'with 403': recorded('websocketpp-0.8.2-refuse/good'),
    },
    not: { 'no key': wpp('missing_key') },
    confidence: 'likely',
  },
  'websocketpp/handshake-timeout': {
    shown: {
      'half a request': {
        ...bad('half_request'),
        ended: { at: 5000 },
        artifacts: { timing: { written: 2, firstByte: null, head: null, reads: 0 } },
      },
    },
    not: {
      'at once': {
        ...bad('half_request'),
        ended: { at: 20 },
        artifacts: { timing: { written: 2, firstByte: null, head: null, reads: 0 } },
      },
    },
    confidence: 'possible',
  },
  'websocketpp/message-too-large': { shown: { '200 MiB': wpp('oversized') }, confidence: 'certain' },
  'websocketpp/protocol-error': { shown: { 'no mask': wpp('unmasked'), 'no UTF-8': wpp('bad_utf8') } },
  'websocketpp/no-subprotocol': { shown: { 'an unknown one': wpp('unknown_subprotocol') }, not: { 'none offered': wpp('good') } },
})

it('is recognised by the Server field alone in a refusal, and by a 101 sorted by the alphabet', () => {
  for (const name of ['good', 'plain_get', 'missing_version', 'post', 'version99'])
    expect(answeredIn(wpp(name), [websocketpp])).toMatchObject({ pack: 'websocketpp', confidence: 'certain' })
  expect(answeredIn(recorded('jetty9/good'), [websocketpp])).toBeNull()
})
