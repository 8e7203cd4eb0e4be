import { expect, it } from 'vitest'
import { decoded, survives } from '@/lib/testing/decode-kit'
import { protobuf } from './protobuf'

const shown = (hex: string) => decoded({ hex }, { subprotocol: 'protobuf' }).text

it('shows fields by number with what they can mean', () => {
  expect(shown('08 96 01')).toBe('{\n  1: 150 (zig-zag 75)\n}')
  expect(shown('12 07 74657374696e67')).toBe('{\n  2: "testing"\n}')
  expect(shown('1a 03 08 96 01')).toBe('{\n  3: {\n    1: 150 (zig-zag 75)\n  }\n}')
  expect(shown('0d 0000803f 11 000000000000f03f')).toBe('{\n  1: 1065353216 (float 1),\n  2: 4607182418800017408 (double 1)\n}')
  expect(shown('08 ffffffffffffffffff01')).toContain('signed -1')
})

it('knows the octets of gRPC before a message, and is chosen where the fields come out even', () => {
  expect(decoded({ hex: '00 00000003 08 96 01' }, { subprotocol: 'grpc-websockets' }).note).toContain('gRPC')
  expect(decoded({ hex: '08 96 01' }).decoder).toBe('protobuf')
  expect(decoded({ hex: '08 96' }).decoder).toBe('hex')
})
survives(protobuf, { subprotocol: 'protobuf' })
