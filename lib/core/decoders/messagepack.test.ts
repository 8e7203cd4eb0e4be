import { expect, it } from 'vitest'
import { decoded, survives } from '@/lib/testing/decode-kit'
import { messagepack } from './messagepack'

it('is chosen where a map or an array is all there is, and shows what JSON could not', () => {
  expect(decoded({ hex: '82 a1 61 cf ffffffffffffffff a1 62 c4 01 ff' })).toMatchObject({
    decoder: 'messagepack',
    text: '{\n  "a": 18446744073709551615,\n  "b": bin(ff)\n}',
  })
  expect(decoded({ hex: '82 a1 61 01' }).decoder).toBe('hex')
  expect(decoded({ hex: '07 08' }, { subprotocol: 'chat.msgpack' })).toMatchObject({ decoder: 'messagepack', summary: '2 values' })
  expect(decoded({ hex: '92 c1 c1' }, { subprotocol: 'chat.msgpack' }).note).toContain('which MessagePack never uses')
})
survives(messagepack, { subprotocol: 'chat.msgpack' })
