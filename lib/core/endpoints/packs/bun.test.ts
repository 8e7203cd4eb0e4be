import { expect, it } from 'vitest'
import { answeredIn, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { bun } from './bun'

const body =
  '<!doctype html><html><body><script id="__bunfallback" type="application/json">{"message":"GET - / failed","problems":{"exceptions":[{"name":"TypeError","message":"no user","runtime_type":0}]}}</script></body></html>'

testPack(bun, {
  'bun/handler-threw': {
    shown: { 'in development': { response: ['HTTP/1.1 500 Internal Server Error', 'content-type: text/html;charset=utf-8'], body } },
    not: { 'words of an application': recorded('bun-1.4.5/b_plain_get') },
    confidence: 'certain',
    mentions: ['TypeError: no user'],
  },
})

it('is recognised by the reasons of its Close frames', () => {
  for (const name of ['j_unmasked_frame', 'p_rsv1_frame', 'q_bad_utf8', 'x_oversized'])
    expect(answeredIn(recorded(`bun-1.4.5/${name}`), [bun])).toMatchObject({ pack: 'bun', confidence: 'certain' })
  expect(answeredIn(recorded('bun-1.4.5/c_version12'), [bun])).toMatchObject({ confidence: 'possible' })
  expect(answeredIn(recorded('bun-1.4.5/a_handshake'), [bun])).toBeNull()
})
