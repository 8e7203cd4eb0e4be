import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { hypercorn } from './hypercorn'

const at = (name: string) => recorded(`hypercorn-0.13.2/${name}`)
const BEHIND = ['HTTP/1.1 403 Forbidden', 'Server: nginx', 'Content-Length: 0']

testPack(hypercorn, {
  'hypercorn/refused-by-application': {
    shown: { 'closed before accept': at('f_wrong_path') },
    not: { 'a 403 of another': { response: BEHIND }, 'a 404 of the application': at('b_plain_get') },
    confidence: 'likely',
  },
  'hypercorn/application-failed': {
    shown: { 'raised before accept': recorded('hypercorn-0.13.2-crash/a_handshake') },
    not: { 'Puma’s': recorded('puma-5.6.5-cable/d_missing_key') },
    confidence: 'likely',
  },
  'hypercorn/handshake-field': {
    shown: { 'version 12': at('c_version12'), 'no key': at('d_missing_key') },
    not: { 'a whole handshake': at('a_handshake') },
    confidence: 'likely',
    mentions: ['Sec-WebSocket'],
  },
})

it('is likely by its Server field and the empty reason', () => {
  expect(answeredIn(at('a_handshake'), [hypercorn])).toMatchObject({ pack: 'hypercorn', confidence: 'likely' })
})
