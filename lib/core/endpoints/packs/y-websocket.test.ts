import { describe, expect, it } from 'vitest'
import { answeredIn, got, said, testPack } from '../../../testing/pack-tester'
import { yWebsocket } from './y-websocket'

const SYNC = got(1, { binary: '00 00 01 00' })

testPack(yWebsocket, {
  'y-websocket/permission-denied': {
    shown: { 'no right': { after: [got(1, { binary: `02 00 05 ${Buffer.from('no go').toString('hex')}` })] } },
    not: { sync: { after: [SYNC] }, 'another length': { after: [got(1, { binary: '02 00 09 6e6f' })] } },
    mentions: ['no go'],
  },
  'y-websocket/text-message': {
    shown: { 'a text': { after: [SYNC, said(2, { text: 'zoo-hello' })] } },
    not: { 'step 2': { after: [SYNC, said(2, { binary: '00 01 00' })] } },
    confidence: 'likely',
  },
})

describe('who answered', () => {
  it('speaks Yjs by its first message', () => {
    expect(answeredIn({ after: [SYNC] }, [yWebsocket])).toMatchObject({ pack: 'y-websocket', confidence: 'certain' })
    expect(answeredIn({ after: [got(1, { binary: '00 00 05 00' })] }, [yWebsocket])).toBeNull()
  })
})
