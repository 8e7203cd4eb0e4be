import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { workerd } from './workerd'

const at = (name: string) => recorded(`workerd-1.20261117/${name}`)

testPack(workerd, {
  'workerd/handshake-field': {
    shown: { 'no key': at('d_missing_key'), 'version 12': at('c_version12'), POST: at('i_post') },
    not: { 'the words of a script': at('b_plain_get'), 'the key named by ws': recorded('vite-8.3.8/d_missing_key') },
    confidence: 'certain',
  },
})

it('is recognised by its words, and not by what em-websocket says alike', () => {
  for (const name of ['p_rsv1_frame', 'x_oversized']) expect(answeredIn(at(name), [workerd])).toMatchObject({ confidence: 'certain' })
  expect(answeredIn(recorded('em-websocket-0.5.1/p_bad_opcode'), [workerd])).toBeNull()
})
