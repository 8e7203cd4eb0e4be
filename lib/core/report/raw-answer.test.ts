import { expect, it } from 'vitest'
import { latin1Encode } from '../bytes/latin1'
import { createRedactor } from '../handshake/redactor'
import { rawAnswerView } from './raw-answer'

const told = { type: 'response-failed', at: 1, hop: 0, reason: 'not-http', head: null, notHttp: { looksLike: 'ssh' } } as const

it('shows what came, masked', () => {
  expect(rawAnswerView({ ...told, bytes: latin1Encode('SSH-2 hushhush') }, createRedactor(['hushhush']))).toEqual({
    bytes: Buffer.from('SSH-2 ********').toString('base64'),
    length: 14,
    looksLike: 'ssh',
  })
})

it('is null where nothing came', () => {
  expect(rawAnswerView({ ...told, bytes: new Uint8Array(0) }, createRedactor([]))).toBeNull()
})
