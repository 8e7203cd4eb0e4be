import { testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { websockify } from './websockify'

const at = (name: string) => recorded(`websockify-0.10.0/${name}`)

testPack(websockify, {
  'websockify/no-target': {
    shown: { 'nobody listens there': recorded('websockify-0.10.0-no-target/a_handshake') },
    not: { 'a target that runs': at('a_handshake') },
  },
  'websockify/handshake-field': {
    shown: { 'version 12': at('c_version12'), 'no key': at('d_missing_key'), 'an unknown subprotocol': at('t_unoffered_proto') },
    not: { 'a plain GET': at('b_plain_get') },
  },
  'websockify/not-an-upgrade': {
    shown: { 'a plain GET': at('b_plain_get') },
    not: { 'the server of Python alone': recorded('python-http.server/f_wrong_path') },
    confidence: 'likely',
  },
})
