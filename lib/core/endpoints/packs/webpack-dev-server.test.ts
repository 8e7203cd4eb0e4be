import { expect, it } from 'vitest'
import { accepting, answeredIn, got, testPack } from '../../../testing/pack-tester'
import { recorded } from '../../../testing/recorded'
import { webpackDevServer } from './webpack-dev-server'

testPack(webpackDevServer, {
  'webpack-dev-server/host-or-origin': {
    shown: {
      'no Origin': recorded('webpack-dev-server-5/a_handshake'),
      'a foreign Origin': recorded('webpack-dev-server-5/e_wrong_origin'),
    },
    not: {
      'its own Origin': recorded('webpack-dev-server-5/e_own_origin'),
      'another error': { response: accepting(), after: [got(5, { text: '{"type":"error","data":"boom"}' })] },
    },
    confidence: 'certain',
  },
})

it('is recognised by its first message', () => {
  for (const name of ['a_handshake', 'e_own_origin'])
    expect(answeredIn(recorded(`webpack-dev-server-5/${name}`), [webpackDevServer])).toMatchObject({ confidence: 'certain' })
})
