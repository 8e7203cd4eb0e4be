import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { lighttpd } from './lighttpd'

const at = (name: string) => recorded(`lighttpd-1.4.69-wstunnel/${name}`)

testPack(lighttpd, {
  'lighttpd/no-backend': {
    shown: { 'nobody listens behind': recorded('lighttpd-1.4.69-dead/a_handshake') },
    not: { 'an answer from behind': recorded('lighttpd-1.4.69-proxy/b_plain_get') },
  },
  'lighttpd/not-found': { shown: { 'a plain GET': at('b_plain_get'), 'another path': recorded('lighttpd-1.4.69-proxy/f_wrong_path') } },
  'lighttpd/bad-request': {
    shown: { 'no key': at('d_missing_key'), 'HTTP/1.0': at('h_http10') },
    not: { 'another proxy': { response: ['HTTP/1.1 400 Bad Request', 'Server: nginx'] } },
    confidence: 'likely',
  },
  'lighttpd/close-code-as-text': { shown: { 'a frame without a mask': at('j_unmasked_frame') }, not: { open: at('a_handshake') } },
})

it('stands in front, possibly, where the answer came from behind', () => {
  expect(answeredIn(recorded('lighttpd-1.4.69-proxy/b_plain_get'), [lighttpd])).toMatchObject({ confidence: 'possible' })
})
