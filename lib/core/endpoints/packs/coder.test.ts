import { expect, it } from 'vitest'
import { accepting, answeredIn, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { coder } from './coder'

testPack(coder, {
  'coder/handshake-field': {
    shown: {
      'a plain GET': recorded('coder/plain_get'),
      'Connection: keep-alive': recorded('coder/keep_alive'),
      'another Upgrade': recorded('coder/other_upgrade'),
      'no key': recorded('coder/missing_key'),
      'a short key': recorded('coder/short_key'),
      POST: recorded('coder/post'),
      'HTTP/1.0': recorded('coder/http10'),
    },
    not: { 'the version has its own words': recorded('coder/version8'), gorilla: recorded('gorilla-main/no_upgrade') },
    confidence: 'certain',
  },
  'coder/version': { shown: { 'version 99': recorded('coder/version99'), none: recorded('coder/missing_version') }, mentions: ['13'] },
  'coder/origin': {
    shown: { 'a foreign one': recorded('coder/foreign_origin') },
    not: { 'gorilla, without words': recorded('gorilla-main/foreign_origin') },
    confidence: 'certain',
    mentions: ['"evil.example" is not authorized for Host "127.0.0.1:9103"'],
  },
  'coder/message-too-large': {
    // Measured: the answer to a text message of 40000 octets.
    shown: { 'a text of 40000 octets': { after: [got(20, { close: [1009, 'read limited at 32769 bytes'] })], ended: { at: 30 } } },
    not: { 'another library': recorded('tornado/oversized') },
  },
})

it('is recognised by its words, and only possibly by its 101: a reverse proxy written in Go spells any so', () => {
  for (const name of ['coder/version8', 'coder/foreign_origin'])
    expect(answeredIn(recorded(name), [coder])).toMatchObject({ pack: 'coder', confidence: 'certain' })
  expect(answeredIn(recorded('coder/good'), [coder])).toMatchObject({ pack: 'coder', confidence: 'possible' })
  for (const name of ['go-reverse-proxy/a_handshake', 'go-reverse-proxy/g_echo_ping_close'])
    expect(answeredIn(recorded(name), [coder])).toBeNull()
  expect(answeredIn({ response: accepting() }, [coder])).toBeNull()
})
