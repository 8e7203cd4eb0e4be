import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { vite } from './vite'

testPack(vite, {
  'vite/token-or-host': {
    shown: { 'a foreign Origin': recorded('vite-8.3.8/e_wrong_origin'), 'its own, without the token': recorded('vite-8.3.8/e_own_origin') },
    not: {
      'no key': recorded('vite-8.3.8/d_missing_key'),
      'a wrong path of ws': recorded('ws-proto/f_wrong_path'),
      'ws 7': recorded('socket.io-2.5/c_version12'),
    },
    confidence: 'likely',
    mentions: ['token'],
  },
})

it('is recognised by its subprotocol and its page', () => {
  for (const name of ['a_handshake', 'b_plain_get'])
    expect(answeredIn(recorded(`vite-8.3.8/${name}`), [vite])).toMatchObject({ pack: 'vite', confidence: 'certain' })
})
